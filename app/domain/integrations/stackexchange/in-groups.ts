/** Rows read ahead, to look up in one query what all of them name: nothing of a dump is held as a whole. */
const groupSize = 200

export async function* inGroups<T>(items: AsyncIterable<T>): AsyncGenerator<T[]> {
  let group: T[] = []
  for await (const item of items) {
    if (group.push(item) < groupSize) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}
