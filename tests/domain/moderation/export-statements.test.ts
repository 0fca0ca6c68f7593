import { expect, test } from 'vitest'
import { systemActor } from '#app/core/actor.ts'
import { hideContentIn } from '#app/domain/moderation/content/hide-content.server.ts'
import { exportStatements } from '#app/domain/moderation/decisions/export-statements.server.ts'
import {
  transparencyStatement,
  type TransparencyStatement,
} from '#app/domain/moderation/decisions/transparency-statement.ts'
import { hidePost } from '#app/domain/moderation/posts/hide-post.server.ts'
import { restrictionNames, sanctionKinds } from '#app/registry/restrictions.ts'
import type { ModerationDecisionTable } from '#db/schema/moderation.ts'
import { aLegalRequest } from '#tests/factories/legal-requests.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aSanction } from '#tests/factories/moderation.ts'
import { aStory } from '#tests/factories/stories.ts'
import { aThread, anAnswer } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

/** What the database needs of every statement, and what it needs besides for each ground. */
const always = [
  'decision_ground',
  'content_type',
  'category',
  'content_date',
  'application_date',
  'decision_facts',
  'source_type',
  'automated_detection',
  'automated_decision',
  'puid',
] as const
const ofGround = {
  DECISION_GROUND_ILLEGAL_CONTENT: ['illegal_content_legal_ground', 'illegal_content_explanation'],
  DECISION_GROUND_INCOMPATIBLE_CONTENT: ['incompatible_content_ground', 'incompatible_content_explanation'],
} as const
const oneOf = ['decision_visibility', 'decision_provision', 'decision_account'] as const

test('statements of every restriction have every field that the transparency database requires, and no words of moderators', async () => {
  const app = await testApp()
  const { ann, mo } = await people(app, 'ann', 'mo')
  const asked = await aThread(app, { by: ann })
  const words = 'Ann mocked Bob from Busan'
  for (const kind of sanctionKinds)
    await aSanction(app, { of: await aMember(app, `loud-${kind}`), by: mo, kind, reason: words })
  const bob = await aMember(app, 'bob')
  for (const given of [
    { law: '' },
    { law: 'Article 283 of the Criminal Act' },
    { state: 'held', detectedAutomatically: true, decidedAutomatically: true },
  ] as const)
    await hidePost(app.as(mo), {
      postId: (await anAnswer(app, { to: asked, by: bob })).id,
      rule: 'advertising',
      facts: words,
      ...given,
    })

  // Content besides posts, and what people outside ask for by law.
  const story = await aStory(app, { by: bob, state: 'published', curator: await aMember(app, 'cora') })
  await app.as(mo).write(async (tx) => {
    for (const [type, id] of [
      ['story', story.id],
      ['profile', bob.memberId ?? ''],
    ] as const)
      await hideContentIn(tx, { type, id, restriction: 'hide', rule: 'respect', facts: words, source: 'flag' })
  })
  for (const [ground, decision] of [
    ['privacy', 'hide'],
    ['copyright', 'remove'],
  ] as const) {
    const about = (await anAnswer(app, { to: asked, by: bob })).id
    await aLegalRequest(app, {
      about,
      ground,
      body: `${words}, which is not true at all.`,
      decided: { by: mo, decision },
    })
  }

  const statements: TransparencyStatement[] = []
  const range = { from: '2026-11-22T00:00:00.000Z', to: '2026-11-23T00:00:00.000Z' }
  for await (const batch of exportStatements(app.as(systemActor), range)) statements.push(...batch.statements)
  // A warning restricts nothing.
  expect(statements).toHaveLength(sanctionKinds.length - 1 + 7)
  const byLaw = statements.filter(({ source_type }) => source_type === 'SOURCE_ARTICLE_16')
  expect(byLaw.map(({ end_date_visibility_restriction: end }) => end)).toEqual(['2026-12-22', undefined])
  for (const statement of statements) {
    whole(statement)
    expect(statement.territorial_scope).toHaveLength(30)
    expect(statement.category).toMatch(/^STATEMENT_CATEGORY_[A-Z_]+$/)
    expect(JSON.stringify(statement)).not.toContain(words)
  }
  await expect(exportStatements(app.as(mo), range).next()).toFailWith('forbidden')
})

test('no combination of what a decision can be has an empty field, or one that is longer than the database takes', () => {
  const long = 'A law with a name that does not end. '.repeat(40)
  let made = 0
  for (const restriction of restrictionNames)
    for (const content_type of ['text', 'image', 'account'] as const)
      for (const source of ['own', 'flag', 'notice', 'trusted'] as const)
        for (const law of ['', 'Article 44-2 of the Network Act', long])
          for (const until_at of [null, '2026-12-22T09:00:00.000Z'])
            for (const automatic of [0, 1])
              for (const content_locale of [null, 'ko'] as const) {
                const statement = transparencyStatement(
                  {
                    ...decision,
                    restriction,
                    content_type,
                    source,
                    law,
                    until_at,
                    content_locale,
                    detected_automatically: automatic,
                    decided_automatically: automatic,
                  },
                  { rule: long, guidelines: 'https://dangol.example/guidelines' },
                )
                if (statement === null) continue
                made++
                whole(statement)
              }
  // Warnings and reversals restrict nothing.
  expect(made).toBe((restrictionNames.length - 2) * 3 * 4 * 3 * 2 * 2 * 2)
})

const decision: ModerationDecisionTable = {
  id: 'dec_01kbcdefgh00000abcdefgh',
  at: '2026-11-22T09:00:00.000Z',
  by_id: null,
  member_id: null,
  subject_type: 'post',
  subject_id: 'pst_01kbcdefgh00000abcdefgh',
  review_item_id: null,
  restriction: 'hide',
  rule: 'a-rule-of-the-site',
  rule_version: 0,
  law: '',
  facts: '',
  scope: 'everywhere',
  until_at: null,
  source: 'own',
  detected_automatically: 0,
  decided_automatically: 0,
  content_type: 'text',
  content_at: '2026-11-20T09:00:00.000Z',
  content_locale: null,
  locale: 'en',
  template_id: null,
  before: '{}',
  reverses_id: null,
  reversal: null,
}

/** Most characters of a text, as version 1 of the API has them. */
const lengths = {
  illegal_content_legal_ground: 500,
  illegal_content_explanation: 2_000,
  incompatible_content_ground: 500,
  incompatible_content_explanation: 2_000,
  decision_facts: 5_000,
  content_type_other: 500,
  puid: 500,
} as const

function whole(statement: TransparencyStatement): void {
  const needed = [...always, ...ofGround[statement.decision_ground]]
  expect(needed.filter((field) => empty(statement[field]))).toEqual([])
  expect(oneOf.filter((field) => !empty(statement[field]))).toHaveLength(1)
  const other = statement.content_type.includes('CONTENT_TYPE_OTHER')
  expect([other, empty(statement.content_type_other)]).toEqual([other, !other])
  for (const [field, most] of Object.entries(lengths) as [keyof typeof lengths, number][])
    expect(statement[field]?.length ?? 0, field).toBeLessThanOrEqual(most)
}

function empty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}
