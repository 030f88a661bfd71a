/** The area of a screen of 55 inches and 16:9, as they hang on walls, in square millimetres, and from how far it is read. */
const AREA_MM2 = 1217.6 * 684.9;
const FAR_MM = 5_000;
/** The least share of its size that a face of the system gives a small letter. */
const SMALL_LETTER = 0.5;

/** How large the small letters of a text seem to whoever stands 5 metres before the screen, in arc minutes. An eye without fault needs 5. */
export function arcMinutesOf(fontPixels: number, screen: { width: number; height: number }): number {
  const pixelMm = Math.sqrt(AREA_MM2 / (screen.width * screen.height));
  return (Math.atan((fontPixels * SMALL_LETTER * pixelMm) / FAR_MM) * 180 * 60) / Math.PI;
}
