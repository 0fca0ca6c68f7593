import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { openPictures } from '#app/domain/uploads/shrink-picture.server.ts'
import { jsx } from '#app/html/jsx-runtime.ts'
import { renderHtml } from '#app/html/render-html.ts'
import { cardSize, cardText, type Card } from './card.ts'

const ink = '#211e1a'
const quietInk = '#625b52'
const edge = 80
const room = cardSize.width - 2 * edge
/** The font is that of the product, so a card looks alike on every machine and needs no font of the system. */
const family = 'Noto Sans KR Bold'
const packedFont = 'app/domain/site/cards/NotoSansKR-Bold.ttf.br'

type Line = { text: string; size: number; colour: string; lineGap?: number }

/**
 * A card as PNG: whose site it is, the title in as large letters as fit, what it is and how it stands. Texts are escaped;
 * nothing of them is markup.
 * @param folder where the unpacked font is kept
 */
export async function drawCard(card: Card, folder: string): Promise<Buffer> {
  const sharp = await openPictures()
  const fontfile = unpackedFont(folder)
  const draw = async ({ text, size, colour, lineGap = 0 }: Line) => {
    const { data, info } = await sharp({
      text: {
        // Pango's markup: the renderer escapes the text as for a page.
        text: renderHtml(jsx('span', { foreground: colour, children: text })),
        font: `${family} ${size}`,
        fontfile,
        width: room,
        rgba: true,
        // One point is one pixel.
        dpi: 72,
        spacing: lineGap,
        wrap: 'word-char',
      },
    })
      .png()
      .toBuffer({ resolveWithObject: true })
    return { input: data, width: info.width, height: info.height }
  }
  const site = await draw({ text: cardText(card.site, 'line'), size: 36, colour: ink })
  const title = await largestThatFits(draw, cardText(card.title, 'title'))
  const under = await draw({
    text: cardText([card.kind, card.state].filter((one) => one !== '').join('  ·  ') || ' ', 'line'),
    size: 32,
    colour: quietInk,
  })
  const block = (width: number, height: number, background: string) => ({
    create: { width, height, channels: 3 as const, background },
  })
  return sharp({ create: { ...cardSize, channels: 3, background: '#faf8f5' } })
    .composite([
      { input: block(cardSize.width, 16, card.accent), left: 0, top: 0 },
      { input: block(12, 44, card.accent), left: edge, top: 78 },
      { ...site, left: edge + 32, top: 100 - Math.round(site.height / 2) },
      { ...title, left: edge, top: 190 },
      { input: block(room, 2, card.quiet), left: edge, top: 500 },
      { ...under, left: edge, top: 532 },
    ])
    .png({ palette: true, colours: 64, compressionLevel: 9 })
    .toBuffer()
}

type Drawn = { input: Buffer; width: number; height: number }
const titleHeight = 280

async function largestThatFits(draw: (line: Line) => Promise<Drawn>, text: string): Promise<Drawn> {
  for (const size of [68, 58, 50]) {
    const drawn = await draw({ text, size, colour: ink, lineGap: 14 })
    if (drawn.height <= titleHeight) return drawn
  }
  return draw({ text, size: 42, colour: ink, lineGap: 10 })
}

/** The font library takes files, not bytes. Another process may unpack it at the same moment: the name appears whole. */
function unpackedFont(folder: string): string {
  const file = path.join(folder, 'NotoSansKR-Bold.ttf')
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  const mine = `${file}.${process.pid}`
  writeFileSync(mine, brotliDecompressSync(readFileSync(path.join(rootFolder(import.meta.dirname), packedFont))))
  renameSync(mine, file)
  return file
}

/** The bundle lies elsewhere than the sources: the first folder above with a package.json is the product's. */
function rootFolder(from: string): string {
  return existsSync(path.join(from, 'package.json')) ? from : rootFolder(path.dirname(from))
}
