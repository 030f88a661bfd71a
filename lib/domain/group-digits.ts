/** Digits in groups of three, as text: no digit passes through a number. What is no plain decimal stays as it is. */
export function groupDigits(decimal: string): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(\..+)?$/.exec(decimal) ?? [];
  if (whole === '') return decimal;
  return `${sign}${whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')}${fraction}`;
}
