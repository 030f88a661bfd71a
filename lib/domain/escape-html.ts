/** A text as HTML shows it, also within an attribute: names are somebody's own words. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
