const lines = (x: number, y: number, widths: readonly number[]) =>
  widths.map((width, n) => `<rect x="${x}" y="${y + n * 34}" width="${width}" height="12" rx="3"/>`).join('')

const bars = [4, 2, 6, 2, 3, 7, 2, 4, 2, 6, 3, 2, 5, 2, 4, 6, 2, 3]
const barcode = bars
  .map((width, n) => {
    const before = bars.slice(0, n).reduce((sum, one) => sum + one + 4, 0)
    return `<rect x="${300 + before}" y="560" width="${width}" height="70"/>`
  })
  .join('')

/** A bill on a table, as somebody photographs it; without letters, because not every machine has a font. */
export const billPicture = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="800">
  <rect width="800" height="800" fill="#8a6f55"/>
  <g transform="rotate(-4 400 400)">
    <rect x="118" y="66" width="590" height="690" fill="#000" opacity=".25"/>
    <rect x="105" y="50" width="590" height="690" fill="#fbfaf5"/>
    <rect x="105" y="50" width="590" height="92" fill="#1f4e79"/>
    <g fill="#fff">${lines(140, 82, [210])}</g>
    <g fill="#444">${lines(140, 180, [170, 260, 220])}${lines(470, 180, [180, 120])}</g>
    <g fill="#9aa4ad">${lines(140, 320, [120, 150, 110, 160, 130])}${lines(520, 320, [120, 90, 120, 100, 120])}</g>
    <rect x="140" y="500" width="520" height="3" fill="#1f4e79"/>
    <g fill="#b3261e">${lines(520, 518, [140])}</g>
    <g fill="#111">${barcode}</g>
    <g fill="#9aa4ad">${lines(140, 660, [480, 400])}</g>
  </g>
</svg>`
