/**
 * Spearman's rank correlation of two columns: 1 when both order the rows alike, -1 when one is the other backwards.
 * Equal values share the mean of their ranks. null with fewer than two rows, or when one column is the same throughout.
 */
export function rankCorrelation(pairs: readonly (readonly [number, number])[]): number | null {
  const first = ranks(pairs.map(([value]) => value))
  const second = ranks(pairs.map(([, value]) => value))
  const mean = (pairs.length + 1) / 2
  let both = 0
  let ofFirst = 0
  let ofSecond = 0
  first.forEach((rank, i) => {
    const a = rank - mean
    const b = (second[i] ?? mean) - mean
    both += a * b
    ofFirst += a * a
    ofSecond += b * b
  })
  return ofFirst === 0 || ofSecond === 0 ? null : both / Math.sqrt(ofFirst * ofSecond)
}

function ranks(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value)
  const result = values.map(() => 0)
  for (let start = 0; start < order.length;) {
    let end = start
    while (end < order.length && order[end]?.value === order[start]?.value) end++
    for (const { index } of order.slice(start, end)) result[index] = (start + 1 + end) / 2
    start = end
  }
  return result
}
