import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { everyCall } from '#app/api/every-call.server.ts'
import type { Intent } from '#app/web/form-action.server.ts'

/** What nobody sees: each alone, and enough of them to pass any lower bound. */
const unseen = [
  '\u200B',
  '\u2060',
  '\u00AD',
  '\u3164',
  '\u2800',
  '\u115F',
  '\uFE0F',
  '\u200E',
  '\uFFA0',
  '\u{E0041}',
].flatMap((sign) => [sign, sign.repeat(30), ` ${sign} `])
const turning = ['\u202A', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068']

/** Names, keys and marks that are compared, never read: what cannot be found is refused where it is looked for. */
const compared = new Set(
  (
    'id postId parentId threadId transferId suggestionId findingId resultId accountId posts place next back preview website key ' +
    'message simulated sortVersions seen login handle password current decision duplicateOf into perk products ' +
    'first second third codes tokenId token to appealId code items clientSecret group calendarId causeId fixes product templateId ' +
    'host addresses mailDomain'
  ).split(' '),
)
/** Read with rules of their own: a file of accounts line by line, a setting by its kind, billing's signed message. */
const readElsewhere = new Set([
  'admin/members/accounts.tsx try text',
  'admin/members/accounts.tsx import text',
  'admin/operation/setting-subject.tsx save values',
  'admin/operation/setting-subject.tsx save was',
  'moderation/decide-spam.tsx decide value',
  'POST /spam-decisions value',
])

type Field = { where: string; name: string; shape: z.ZodType }

/** The actions that read their form without a table of intents. */
const withoutTable = [
  'mail/incoming.ts',
  'preview.ts',
  'preferences.tsx',
  'drafts/',
  'uploads/',
  'auth/logout',
  'api.ts',
]

const forms = await everyForm()
const calls = everyCall.flatMap(({ method, path, body }) =>
  body === null ? [] : fieldsOf(`${method} ${path}`, body as z.ZodType),
)
const texts = [...forms, ...calls].filter(
  ({ where, name, shape }) => !compared.has(name) && !readElsewhere.has(`${where} ${name}`) && takesText(shape),
)

describe('every text field', () => {
  test('is found', () => {
    const names = new Set(texts.map(({ name }) => name))
    for (const name of ['title', 'body', 'tags', 'headline', 'note', 'reason', 'bio', 'comment', 'text', 'nameKo'])
      expect(names, name).toContain(name)
    expect(texts.length).toBeGreaterThan(100)
  })

  test('takes text that nobody can see for no text', () => {
    const wrong = texts.flatMap(({ where, name, shape }) =>
      unseen.flatMap((text) => {
        const parsed = shape.safeParse(text)
        return parsed.success && !isEmpty(parsed.data) ? [`${where}: ${name} takes ${escape(text).slice(0, 8)}`] : []
      }),
    )
    expect([...new Set(wrong)]).toEqual([])
  })

  test('refuses characters that turn the direction of a line', () => {
    const wrong = texts.flatMap(({ where, name, shape }) =>
      turning.flatMap((sign) => {
        const parsed = shape.safeParse(`Long enough ${sign}for a title`)
        return parsed.success && JSON.stringify(parsed.data).includes(sign) ? [`${where}: ${name}`] : []
      }),
    )
    expect([...new Set(wrong)]).toEqual([])
  })
})

async function everyForm(): Promise<Field[]> {
  const files = readdirSync('app/routes', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  const fields: Field[] = []
  for (const file of files) {
    const { action } = (await import(/* @vite-ignore */ `#app/routes/${file}`)) as {
      action?: { intents?: Record<string, Intent> }
    }
    if (action === undefined) continue
    if (action.intents === undefined) {
      if (!withoutTable.some((name) => file.startsWith(name)))
        throw new Error(`The form of ${file} has no table of intents: its texts can't be checked here.`)
      continue
    }
    for (const [name, { shape }] of Object.entries(action.intents)) fields.push(...fieldsOf(`${file} ${name}`, shape))
  }
  return fields
}

/** The fields of a shape, those of its choices and lists too. */
function fieldsOf(where: string, shape: z.ZodType): Field[] {
  const inner = objectsIn(shape)
  return inner.flatMap((object) =>
    Object.entries(object.shape as Record<string, z.ZodType>).flatMap(([name, field]) => [
      { where, name, shape: field },
      ...fieldsOf(`${where} ${name}`, field),
    ]),
  )
}

function objectsIn(shape: z.ZodType): z.ZodObject[] {
  if (shape instanceof z.ZodObject) return [shape]
  const { def } = shape as unknown as { def: Record<string, unknown> }
  const parts = [def['innerType'], def['in'], def['out'], def['element'], def['options'], def['left'], def['right']]
  return parts.flat().flatMap((part) => (part instanceof z.ZodType ? objectsIn(part) : []))
}

/** Whether any words go through: choices, numbers, days and addresses take none. */
function takesText(shape: z.ZodType): boolean {
  return ['Some words', 'Some words, long enough for every lower bound', 'word', '단어'].some((text) => {
    const parsed = shape.safeParse(text)
    return parsed.success && JSON.stringify(parsed.data ?? '').length > 2
  })
}

function isEmpty(value: unknown): boolean {
  return value === '' || value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}

function escape(text: string): string {
  return [...text].map((sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}`).join(' ')
}
