/** An entry as the built-in site hands it out, about 300 bytes as JSON: all peers carry the same. */
export function payloadOf(index) {
  const timestamp = 1_795_512_600;
  return {
    timestamp,
    identity: index + 1,
    recordData: { id: index + 1, amount_requested: '25000.5', state: 'granted', project_summary: SUMMARY },
    key: { timestamp, table: 'requests', idColumns: ['id'], id: [index + 1] },
  };
}

const SUMMARY = 'Core costs of the advice service over two years, and support.';
