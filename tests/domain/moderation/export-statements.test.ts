import { expect, test } from 'vitest'
import { systemActor } from '#app/core/actor.ts'
import { exportStatements } from '#app/domain/moderation/decisions/export-statements.server.ts'
import type { TransparencyStatement } from '#app/domain/moderation/decisions/transparency-statement.ts'
import { hidePost } from '#app/domain/moderation/posts/hide-post.server.ts'
import { sanctionKinds } from '#app/registry/restrictions.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aSanction } from '#tests/factories/moderation.ts'
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

  const statements: TransparencyStatement[] = []
  const range = { from: '2026-11-22T00:00:00.000Z', to: '2026-11-23T00:00:00.000Z' }
  for await (const batch of exportStatements(app.as(systemActor), range)) statements.push(...batch.statements)
  // A warning restricts nothing.
  expect(statements).toHaveLength(sanctionKinds.length - 1 + 3)
  for (const statement of statements) {
    const needed = [...always, ...ofGround[statement.decision_ground]]
    expect(needed.filter((field) => empty(statement[field]))).toEqual([])
    expect(oneOf.filter((field) => !empty(statement[field]))).toHaveLength(1)
    expect(statement.territorial_scope).toHaveLength(30)
    expect(statement.category).toMatch(/^STATEMENT_CATEGORY_[A-Z_]+$/)
    expect(JSON.stringify(statement)).not.toContain(words)
  }
  await expect(exportStatements(app.as(mo), range).next()).toFailWith('forbidden')
})

function empty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}
