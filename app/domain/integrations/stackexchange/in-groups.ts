/** Rows read ahead, so that one query looks up what all of them name; memory use stays constant. */
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
