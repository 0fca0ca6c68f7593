/**
 * The own property of a plain object under a key that came from outside; undefined when it has none. `record[word]`
 * would also find inherited ones, such as `constructor`, and return a function where data is expected.
 */
export function own<Value>(record: Readonly<Record<string, Value>>, word: string): Value | undefined {
  return Object.hasOwn(record, word) ? record[word] : undefined
}
