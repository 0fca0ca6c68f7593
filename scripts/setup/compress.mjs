import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { root } from './node.mjs'

/** What gets smaller; pictures and fonts are compressed already. */
const compressible = /\.(js|css|svg|txt|json|webmanifest|ico|map)$/
/** Bytes below which a compressed answer saves no packet. */
const least = 1_024

/**
 * Lays `NAME.br` and `NAME.gz` beside every file of the built site that gets smaller by it, as small as can be: it is
 * done once per build, not once per request.
 */
export function compressFiles() {
  const folder = path.join(root, 'build/client')
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name)
    if (!compressible.test(name) || statSync(file).size < least) continue
    const bytes = readFileSync(file)
    const smaller = {
      br: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
      gz: gzipSync(bytes, { level: 9 }),
    }
    for (const [ending, packed] of Object.entries(smaller))
      if (packed.length < bytes.length) writeFileSync(`${file}.${ending}`, packed)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) compressFiles()
