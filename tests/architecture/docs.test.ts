import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const pages = [
  'README.md',
  ...['docs', 'app'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
]

test('every link of the documentation leads to a file and a heading that are there', () => {
  const broken = pages.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z]+:/.test(target) && !leads(page, target))
      .map((target) => `${page}: ${target}`),
  )
  expect(broken).toEqual([])
})

function leads(page: string, target: string): boolean {
  const [place = '', heading] = target.split('#')
  const file = place === '' ? page : path.join(path.dirname(page), place)
  if (!existsSync(file)) return false
  if (heading === undefined) return true
  return [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].some(([, text = '']) => anchorOf(text) === heading)
}

/** As GitHub makes anchors of headings. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\- ]/gu, '')
    .trim()
    .replaceAll(' ', '-')
}
