/**
 * What a plain object holds under a typed word; undefined for a word that it does not have. `record[word]` would also
 * find what every object inherits, `hasOwnProperty` or `constructor`, and hand out a function where data is expected.
 */
export function own<Value>(record: Readonly<Record<string, Value>>, word: string): Value | undefined {
  return Object.hasOwn(record, word) ? record[word] : undefined
}
