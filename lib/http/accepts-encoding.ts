/**
 * Whether an `Accept-Encoding` takes an encoding by its name: a list such as `gzip, br;q=0.8`, in which `q=0` refuses it (RFC 9110, 12.5.3).
 */
export function acceptsEncoding(list: string | null | undefined, encoding: string): boolean {
  return (list ?? '')
    .toLowerCase()
    .split(',')
    .some((part) => {
      const [name = '', ...rules] = part.split(';').map((word) => word.trim());
      return name === encoding && !rules.some((rule) => /^q=0(?:\.0*)?$/.test(rule));
    });
}
