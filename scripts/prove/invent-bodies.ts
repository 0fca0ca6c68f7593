import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { RouteConfigEntry } from '@remix-run/route-config'
import { z } from 'zod'
import { everyCall } from '#app/api/every-call.server.ts'
import routes from '#app/routes.ts'
import type { Random } from './seeded-random.ts'

/** An address that takes a body, with the words that its own code knows: only with those is a body read to its end. */
export type Target = {
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** As in the table of routes, `/threads/:id`. */
  route: string
  isApi: boolean
  intents: readonly string[]
  fields: readonly string[]
}

export type Body = { type: string; text: string }

const appDir = path.resolve(import.meta.dirname, '../../app')

/** Everything that takes a body: pages out of the table of routes and their sources, calls out of the table of the API. */
export function targets(): Target[] {
  return [...pageTargets(), ...apiTargets()]
}

function pageTargets(): Target[] {
  return flat(routes as RouteConfigEntry[]).flatMap(({ route, file }): Target[] => {
    const source = readFileSync(path.join(appDir, file), 'utf8')
    if (route.startsWith('/api/') || !/export (?:const|async function|function) action\b/.test(source)) return []
    const fields = [
      ...new Set([...commonFields, ...matches(source, /(\w+): z\b/g), ...matches(source, /\bname="(\w+)"/g)]),
    ]
    return [{ method: 'POST', route, isApi: false, intents: matches(source, /(\w+): intent\(/g), fields }]
  })
}

function apiTargets(): Target[] {
  return everyCall.flatMap(({ method, path: below, body }): Target[] => {
    if (method === 'GET') return []
    const fields = [...new Set([...commonFields, ...(body instanceof z.ZodObject ? Object.keys(body.shape) : [])])]
    return [{ method, route: `/api/v1${below}`, isApi: true, intents: [], fields }]
  })
}

const commonFields = [
  'title',
  'body',
  'kind',
  'category',
  'product',
  'version',
  'tags',
  'text',
  'message',
  'reason',
  'note',
  'name',
  'handle',
  'login',
  'password',
  'email',
  'next',
  'back',
  'place',
  'postId',
  'threadId',
  'revision',
  'results',
  'decision',
  'value',
  'attach',
  'start',
  'draft',
  'once',
  'preview',
  'summary',
  'quote',
  'externalId',
  'amount',
]

const inherited = ['hasOwnProperty', 'constructor', '__proto__', 'toString', 'valueOf', 'isPrototypeOf', 'prototype']
/** Pieces of which a renderer, a pattern or a comparison can make more than was sent. */
const pieces = [
  'a',
  '가',
  ' ',
  '\n',
  '*a ',
  '_',
  '`',
  '[',
  '](',
  '![',
  '<',
  '<a>',
  '&lt;',
  '> ',
  '- ',
  '1. ',
  '|',
  '|-|\n',
  '#',
  '@a ',
  '\\',
  '\\u0000',
  'http://a.b ',
  '%',
  '%00',
  '\0',
  '‮',
  '\ud800',
  '😀',
  '~',
  '"',
  "'",
  ';',
  '||a||',
  '\n\n    ',
  '\n> > > ',
  '\n- - - ',
  ':::',
  '[a]: b\n',
  'a@b.c ',
  '#thr_a ',
  '	',
  '{{a}}',
  '$1',
  '\r\n',
]

/** A form of at most `most` bytes, torn now and then. */
export function inventForm(random: Random, target: Target, most: number): Body {
  const entries = inventEntries(random, target, most)
  if (random.chance(0.3)) return multipart(random, entries, most)
  const text = entries.map(([name, value]) => `${escape(name)}=${escape(value)}`).join('&')
  return { type: 'application/x-www-form-urlencoded', text: text.slice(0, most) }
}

function inventEntries(random: Random, target: Target, most: number): [string, string][] {
  const entries: [string, string][] = []
  if (target.intents.length > 0 && random.chance(0.9)) entries.push(['intent', random.pick(target.intents)])
  // Most forms have names that fields have, so that what is in them gets as far as the use-cases.
  const wild = random.chance(0.4)
  if (wild && random.chance(0.3)) {
    const name = random.chance(0.5) ? '' : inventName(random, target)
    return [
      ...entries,
      ...Array.from({ length: Math.floor(most / (name.length + 2)) }, (): [string, string] => [name, '']),
    ]
  }
  const count = wild && random.chance(0.1) ? random.below(300) : 1 + random.below(12)
  for (let i = 0; i < count; i++)
    entries.push([wild ? inventName(random, target) : random.pick(target.fields), inventText(random, most / count)])
  return entries
}

function inventName(random: Random, { fields }: Target): string {
  const word = (): string =>
    random.chance(0.7) ? random.pick(fields) : random.chance(0.3) ? random.pick(inherited) : inventText(random, 12)
  if (random.chance(0.7)) return word()
  const number = String(random.pick([0, 1, 4, 99, 100, 5_000_000, 99_999_999, 2 ** 31, '', '-1', '1e9']))
  return random.pick([
    `${word()}[${number}]`,
    `${word()}[${number}].${word()}`,
    `${word()}.${word()}`,
    `${word()}${'.a'.repeat(random.below(20_000))}`,
    `${word()}${'[0]'.repeat(random.below(10_000))}`,
    `${word()}${'[]'.repeat(random.below(4))}`,
    'a'.repeat(random.below(60_000)),
    `__intent__`,
  ])
}

function inventText(random: Random, most: number): string {
  if (random.chance(0.15)) return random.pick(inherited)
  if (random.chance(0.2))
    return String(random.pick(['', '0', '1', '-1', '1e400', 'NaN', 'true', 'null', 'on', '2026-02-30']))
  if (random.chance(0.2)) return `Why ${random.below(9)} is not ${random.pick(pieces)} any more`
  const piece = random.chance(0.6)
    ? random.pick(pieces)
    : Array.from({ length: 1 + random.below(5) }, () => random.pick(pieces)).join('')
  const length = random.chance(0.3) ? most : random.below(Math.min(most, 400))
  return piece.repeat(Math.max(1, Math.ceil(length / piece.length))).slice(0, Math.max(1, length))
}

function multipart(random: Random, entries: [string, string][], most: number): Body {
  const boundary = random.chance(0.9) ? 'x' : ''
  const parts = entries.map(([name, value]) => {
    const file = random.chance(0.05) ? '; filename="a.png"\r\nContent-Type: image/png' : ''
    return `--x\r\nContent-Disposition: form-data; name="${name.slice(0, 20_000)}"${file}\r\n\r\n${value}\r\n`
  })
  const whole = `${parts.join('')}--x--\r\n`.slice(0, most)
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    text: random.chance(0.3) ? whole.slice(0, random.below(whole.length)) : whole,
  }
}

/** A JSON body of at most `most` bytes, torn now and then. */
export function inventJson(random: Random, target: Target, most: number): Body {
  const text = random.chance(0.15)
    ? random.pick(['[', '{"a":', '[[],', '{"a":{},', '"\\', '-', '1e', '[0,', '{"', '{"a":0,']).repeat(most)
    : JSON.stringify(inventObject(random, target, most, 0))
  return {
    type: 'application/json',
    text: random.chance(0.1) ? text.slice(0, random.below(most)) : text.slice(0, most),
  }
}

function inventObject(random: Random, target: Target, most: number, depth: number): unknown {
  const value = (): unknown => {
    if (depth < 6 && random.chance(0.1)) return inventObject(random, target, most / 4, depth + 1)
    if (random.chance(0.05))
      return Array.from({ length: random.below(most / 4) }, () => random.pick([0, null, 'a', {}]))
    if (random.chance(0.15)) return random.pick<unknown>([null, true, 0, -1, 1e308, 2 ** 53, 0.1, [], {}])
    return inventText(random, most / 4)
  }
  const many = random.chance(0.1)
  const count = many ? random.below(Math.ceil(most / 8)) : 1 + random.below(10)
  const entries = Array.from({ length: count }, (_, i): [string, unknown] =>
    many ? [`k${i}`, 0] : [random.chance(0.8) ? random.pick(target.fields) : inventText(random, 12), value()],
  )
  return Object.fromEntries(entries)
}

/** The query of an address, with a name that some page looks at. */
export function inventQuery(random: Random): string {
  const names = ['q', 'sort', 'state', 'kind', 'page', 'cursor', 'limit', 'category', 'tag', 'only', 'period', 'next']
  const count = random.chance(0.1) ? random.below(400) : random.below(4)
  return Array.from({ length: count }, () => {
    const name = random.chance(0.8) ? random.pick(names) : inventText(random, 12)
    return `${escape(name)}=${escape(inventText(random, 200))}`
  })
    .join('&')
    .slice(0, 6_000)
}

/** Cookies of others, and broken ones of ours. */
export function inventCookie(random: Random): string {
  const names = ['_ga', 'sid', 'lang', 'theme', 'reads', 'toast', 'held', '__Host-sid', 'constructor', '']
  return Array.from({ length: random.below(6) }, () => {
    const value = random.pick(['100%', '%', '%zz', '"', '=', 'a'.repeat(300), '{"a":1}', 'ko', '%E0%A4%A'])
    return `${random.pick(names)}=${value}`
  }).join('; ')
}

function escape(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('%5B', '[').replaceAll('%5D', ']')
}

function matches(source: string, pattern: RegExp): string[] {
  return [...source.matchAll(pattern)].flatMap(([, word]) => (word === undefined ? [] : [word]))
}

function flat(entries: RouteConfigEntry[], above = ''): { route: string; file: string }[] {
  return entries.flatMap(({ path: own, file, children = [], index }) => {
    const here = own === undefined ? above : `${above}/${own}`
    return [...(own !== undefined || index ? [{ route: here === '' ? '/' : here, file }] : []), ...flat(children, here)]
  })
}
