import type { Actor } from '#app/core/actor.ts'
import { confirmLegalRequest } from '#app/domain/legal-requests/confirm-legal-request.server.ts'
import { decideLegalRequest, type LegalDecision } from '#app/domain/legal-requests/decide-legal-request.server.ts'
import { legalRequestShape } from '#app/domain/legal-requests/input.ts'
import { requestPath } from '#app/domain/legal-requests/request-link.server.ts'
import { sendLegalRequest } from '#app/domain/legal-requests/send-legal-request.server.ts'
import type { LegalGroundKey } from '#app/registry/legal-grounds.ts'
import type { TestApp } from '#tests/setup/test-app.ts'

const input = {
  ground: 'defamation',
  body: 'The post says that Jane Roe of Busan cheats, which is not true.',
  name: 'Jane Roe',
  email: 'jane@law.example',
  goodFaith: 'on',
} as const

type Wanted = {
  /** Id of a post, or the path of what it is about. */
  about: string
  ground?: LegalGroundKey
  confirmed?: boolean
  decided?: { by: Actor; decision: LegalDecision['decision'] }
  body?: string
  name?: string
}

/** A legal request of Jane Roe: for a temporary measure and confirmed when nothing else is said. */
export async function aLegalRequest(
  site: TestApp,
  { about, ground = input.ground, confirmed = true, decided, body = input.body, name = input.name }: Wanted,
) {
  await sendLegalRequest(
    site.visitor(),
    legalRequestShape.parse({
      ...input,
      ground,
      body,
      name,
      address: about.startsWith('/') ? about : `/posts/${about}`,
    }),
  )
  const db = site.app.platform.open.reader
  const { id } = await db.selectFrom('legal_request').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  const token = requestPath(site.app.platform.env, id).split('/').at(-1) ?? ''
  const made = {
    id,
    token,
    body,
    now: () => db.selectFrom('legal_request').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    item: () => db.selectFrom('review_item').selectAll().where('subject_id', '=', id).executeTakeFirstOrThrow(),
  }
  if (confirmed) await confirmLegalRequest(site.visitor(), { token })
  if (decided !== undefined)
    await decideLegalRequest(site.as(decided.by), await made.item(), {
      decision: decided.decision,
      note: 'A moderator has read it.',
      law: 'Article 44-2 of the Network Act',
    })
  return made
}

/** What its form sends, without the address of the post. */
aLegalRequest.input = input
