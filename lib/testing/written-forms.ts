/** The ways in which bytes may stand in a text without anybody recognising them: hexadecimal, base64, and lists as JSON and the inspector of Node write them. */
export function writtenForms(bytes: Buffer): string[] {
  const hex = bytes.toString('hex');
  const pairs = hex.match(/../g) ?? [];
  return [
    hex,
    hex.toUpperCase(),
    pairs.join(' '),
    [...bytes].join(','),
    ...[0, 1, 2].flatMap((before) => base64Behind(before, bytes)),
  ];
}

/** The characters of base64 that these bytes alone decide when so many others stand before them. */
function base64Behind(before: number, bytes: Buffer): string[] {
  const all = Buffer.concat([Buffer.alloc(before), bytes]);
  const first = Math.ceil((before * 8) / 6);
  const last = Math.floor((all.length * 8) / 6);
  return [all.toString('base64').slice(first, last), all.toString('base64url').slice(first, last)];
}
