import path from 'node:path'
import { readRows } from './read-rows.server.ts'

const LINK =
  /\bhttps?:\/\/((?:[a-z0-9-]+\.)*(?:stackexchange\.com|stackoverflow\.com|serverfault\.com|superuser\.com|askubuntu\.com|mathoverflow\.net|stackapps\.com))\/(?:q|a|questions)\/(\d+)/gi
const HOST = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org)$/

/** Where nothing tells the site: the network as a whole. */
export const networkHost = 'stackexchange.com'

/**
 * Which site a dump is of; the dump doesn't say. The host that its texts link to most often, at numbers of posts that
 * are in the dump; else the name of the folder (`cardano.stackexchange.com`, `stackexchange-cardano`); else null.
 */
export async function guessSite(dir: string): Promise<string | null> {
  const ids = new Set<number>()
  const links: { host: string; id: number }[] = []
  for await (const read of readRows(dir, 'posts')) {
    if ('problem' in read) continue
    ids.add(read.row.id)
    for (const [, host = '', id] of read.row.bodyHtml.matchAll(LINK))
      links.push({ host: host.toLowerCase(), id: Number(id) })
  }
  const counts = new Map<string, number>()
  for (const { host, id } of links) if (ids.has(id)) counts.set(host, (counts.get(host) ?? 0) + 1)
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  return most?.[0] ?? siteOfFolder(path.basename(path.resolve(dir)).toLowerCase())
}

function siteOfFolder(name: string): string | null {
  if (HOST.test(name)) return name
  const short = /^stackexchange-([a-z0-9-]+)$/.exec(name)?.[1]
  return short === undefined ? null : `${short}.${networkHost}`
}
