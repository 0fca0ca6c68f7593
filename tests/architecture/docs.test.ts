import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { placesBelow } from './source-files.ts'

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

test('every example of the words is a function of the code', () => {
  const verbs = readFileSync('docs/words.md', 'utf8').split('## Verbs')[1] ?? ''
  const examples = [...verbs.matchAll(/^\|(?:[^|]*\|){2}([^|]*)\|$/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name),
  )
  const known = new Set(
    placesBelow('app/core', 'app/domain')
      .filter((place) => place.endsWith('.ts'))
      .flatMap((place) => [...readFileSync(place, 'utf8').matchAll(/^export (?:async )?function (\w+)/gm)])
      .map(([, name]) => name),
  )
  expect(examples.length).toBeGreaterThan(40)
  expect(examples.filter((name) => !known.has(name))).toEqual([])
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
