import { mkdirSync, writeFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { guessSite } from '#app/domain/integrations/stackexchange/guess-site.server.ts'
import { scratchDir } from '#scripts/throwaway/scratch.ts'

function dump(folder: string, ...bodies: string[]): string {
  const home = scratchDir('guess')
  onTestFinished(() => rmSync(home, { recursive: true }))
  const dir = path.join(home, folder)
  mkdirSync(dir)
  const rows = bodies.map(
    (body, i) =>
      `<row Id="${i + 1}" PostTypeId="2" ParentId="9" CreationDate="2021-01-01T00:00:00.000" Body="${body}" />`,
  )
  writeFileSync(path.join(dir, 'Posts.xml'), ['<?xml version="1.0"?>', '<posts>', ...rows, '</posts>'].join('\n'))
  return dir
}

test('a dump is of the site that its texts link to at numbers of its own posts', async () => {
  const dir = dump(
    'dump',
    'https://solar.stackexchange.com/q/2',
    'https://stackoverflow.com/questions/99/x https://stackoverflow.com/q/98',
    'see http://solar.stackexchange.com/a/1',
  )
  expect(await guessSite(dir)).toBe('solar.stackexchange.com')
})

test.each([
  ['cardano.stackexchange.com', 'cardano.stackexchange.com'],
  ['stackexchange-cardano', 'cardano.stackexchange.com'],
  ['dump', null],
])('without such links the folder %s tells %s', async (folder, site) => {
  expect(await guessSite(dump(folder, 'No links.'))).toBe(site)
})
