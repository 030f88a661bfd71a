import { describeRecords } from '@/lib/domain/durations';

/** The last 24 hours of a queue in a sentence. */
export function describeSpark(spark: readonly (number | null)[]): string {
  const known = spark.filter((value) => value !== null);
  if (known.length === 0) return 'Nothing recorded in the last 24 hours';
  const sum = known.reduce((total, value) => total + value, 0);
  return `${describeRecords(sum)} processed in the last ${known.length} recorded hours`;
}
