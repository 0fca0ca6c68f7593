// On both databases: subjects are found by columns of their own tables.
import { expect, test } from 'vitest'
import { setAvatar } from '#app/domain/accounts/profile/set-avatar.server.ts'
import { updateProfile } from '#app/domain/accounts/profile/update-profile.server.ts'
import { memberByHandle } from '#app/domain/accounts/queries/members.server.ts'
import { logFacts } from '#app/domain/analytics/moderation-log/queries/facts.server.ts'
import { decideLegalRequest } from '#app/domain/legal-requests/decide-legal-request.server.ts'
import { endTemporaryMeasures } from '#app/domain/legal-requests/end-temporary-measures.server.ts'
import type { LegalSubjectType } from '#app/domain/legal-requests/legal-subject.ts'
import { noteInPlaceOf } from '#app/domain/legal-requests/queries/legal-requests.server.ts'
import { publicSubjectAt } from '#app/domain/legal-requests/queries/public-subject.server.ts'
import { appealDecision } from '#app/domain/moderation/appeals/appeal-decision.server.ts'
import { decideAppeal } from '#app/domain/moderation/appeals/decide-appeal.server.ts'
import { addUpload } from '#app/domain/uploads/add-upload.server.ts'
import { visibleUpload } from '#app/domain/uploads/find-upload.server.ts'
import { loader as memberLoader } from '#app/routes/members/member.tsx'
import { loader as storyLoader } from '#app/routes/stories/story.tsx'
import { loader as threadLoader } from '#app/routes/threads/thread.tsx'
import { requestPanel } from '#app/views/legal/request-panel.server.ts'
import { decisionAppealPanel } from '#app/views/moderation/appeal-panel.server.ts'
import { urls } from '#app/views/urls.ts'
import { aLegalRequest } from '#tests/factories/legal-requests.ts'
import { aMember, people } from '#tests/factories/members.ts'
import { aPicture } from '#tests/factories/pictures.ts'
import { sentMails } from '#tests/factories/sent-mails.ts'
import { aStory } from '#tests/factories/stories.ts'
import { anAnswer, aThread, postNow } from '#tests/factories/threads.ts'
import { answerOf, routeArgs } from '#tests/routes/call-route.ts'
import { testApp } from '#tests/setup/test-app.ts'

async function site() {
  const app = await testApp()
  const { ann, bob, mo, ada } = await people(app, 'ann', 'bob', 'mo', 'ada')
  const mia = await aMember(app, 'mia', { roles: ['moderator'] })
  return { app, ann, bob, mo, mia, ada }
}
type Site = Awaited<ReturnType<typeof site>>

/** Something of Bob's: the address that a person copies, whether visitors see it, and what its page answers to them. */
type Subject = {
  id: string
  address: string
  seen(): Promise<boolean>
  page(): Promise<{ status: number; data: unknown }>
}

const claim = 'Jane Roe of Busan cheats'

const subjects: Record<LegalSubjectType, (site: Site) => Promise<Subject>> = {
  async post({ app, ann, bob }) {
    const asked = await aThread(app, { by: ann })
    const { id } = await anAnswer(app, { to: asked, by: bob, body: `${claim}.` })
    const { thread } = asked
    return {
      id,
      address: `${urls.thread(thread)}?order=oldest#${id}`,
      seen: async () => (await postNow(app, id))?.state === 'visible',
      page: () => pageOf(app, threadLoader, urls.thread(thread), { id: thread.id, slug: thread.slug }),
    }
  },
  async story({ app, bob }) {
    const { id, slug } = await aStory(app, { by: bob, state: 'published', headline: claim })
    const page = () => pageOf(app, storyLoader, urls.story({ id, slug }), { id, slug })
    return { id, address: urls.story({ id, slug }), seen: async () => (await page()).status === 200, page }
  },
  async profile({ app, bob }) {
    await updateProfile(app.as(bob), { name: claim, bio: `${claim} everybody.`, locale: 'en' })
    await setAvatar(app.as(bob), { file: await aPicture() })
    const { avatar } = (await memberByHandle(app.visitor(), 'bob')) ?? {}
    return {
      id: bob.memberId ?? '',
      address: urls.avatar(avatar ?? '', 256),
      async seen() {
        await app.drainJobs()
        const now = await memberByHandle(app.visitor(), 'bob')
        const file = await app.app.platform.files.read(`${avatar}256`)
        const parts = [now?.name === claim, now?.bio !== '', now?.avatar === avatar, file !== null]
        expect(new Set(parts).size).toBe(1)
        return parts.every(Boolean)
      },
      page: () => pageOf(app, memberLoader, urls.member('bob'), { handle: 'bob' }),
    }
  },
  async picture({ app, bob }) {
    const { id } = await addUpload(app.as(bob), { bytes: await aPicture(), bytesPerDay: null })
    const { thread } = await aThread(app, { by: bob, body: `Look: ![the meter](/u/${id})` })
    return {
      id,
      address: `https://dangol.example${urls.upload(id)}`,
      seen: async () => (await visibleUpload(app.visitor(), id)) !== null,
      page: () => pageOf(app, threadLoader, urls.thread(thread), { id: thread.id, slug: thread.slug }),
    }
  },
}

const types = Object.keys(subjects) as LegalSubjectType[]

function pageOf(
  app: Site['app'],
  loader: typeof threadLoader | typeof storyLoader | typeof memberLoader,
  path: string,
  params: Record<string, string>,
) {
  return answerOf(loader(routeArgs(app.visitor(), path, params)))
}

async function asked(here: Site, type: LegalSubjectType, decision: 'hide' | 'remove' | 'refuse') {
  const { app, mo } = here
  const subject = await subjects[type](here)
  await app.drainJobs()
  const known = (await sentMails(app)).length
  const request = await aLegalRequest(app, {
    about: subject.address
      .replace('https://dangol.example', app.app.platform.env.ORIGIN)
      .replace(/^http.*?(?=\/u\/)/, ''),
    ground: decision === 'remove' ? 'copyright' : 'defamation',
  })
  expect(await request.now()).toMatchObject({ subject_type: type, subject_id: subject.id })
  const panel = await requestPanel.load(app.as(mo), (await request.item()) as never)
  expect(panel).toMatchObject({ shown: { type, state: 'visible', author: { href: urls.memberFile('bob') } } })
  if (type !== 'picture') expect(JSON.stringify(panel)).toContain(claim)
  await decideLegalRequest(app.as(mo), await request.item(), { decision, note: 'It names a person.', law: 'A law' })
  return { ...here, subject, request, mails: () => sentMails(app, known) }
}

test.each(types)(
  'a temporary measure hides a %s; both sides are told, a note says so, and it ends by its time',
  async (type) => {
    const here = await site()
    const { app, bob, mo, subject, request, mails } = await asked(here, type, 'hide')
    expect(await subject.seen()).toBe(false)
    await app.drainJobs()
    const told = await mails()
    expect(told.map(({ subject: line }) => line)).toContain('The content is hidden for now')
    const statement = told.find(({ to }) => to.includes(bob.memberId ?? ''))
    expect(statement?.text).toContain('It names a person.')
    expect(statement?.text).not.toMatch(/jane@|mo@/i)

    const { status, data } = await subject.page()
    expect(status).toBe(type === 'story' ? 451 : 200)
    expect(JSON.stringify(data)).not.toContain(claim)
    if (type === 'profile') expect(data).toMatchObject({ legalNote: { type, id: subject.id } })
    if (type === 'post' || type === 'picture') expect(data).toMatchObject({ legalNotes: [{ type, id: subject.id }] })
    expect(await noteInPlaceOf(app.visitor().read, subject.id)).toMatchObject({ type })
    expect(await requestPanel.load(app.as(mo), (await request.item()) as never)).toMatchObject({
      shown: { state: 'hidden' },
    })

    app.clock.advance({ days: 30, minutes: 1 })
    expect(await endTemporaryMeasures(app.visitor())).toBe(1)
    expect(await subject.seen()).toBe(true)
    expect(await request.now()).toMatchObject({ state: 'ended' })
    expect(await noteInPlaceOf(app.visitor().read, subject.id)).toBeNull()
  },
)

test.each(types)(
  'the author of a %s objects: refused it stays hidden past the measure, granted it is back',
  async (type) => {
    const here = await site()
    const { app, bob, mia, ada, subject, request } = await asked(here, type, 'hide')
    const object = async () => {
      const { decision_id: decisionId } = await request.now()
      return appealDecision(app.as(bob), {
        decisionId: decisionId ?? '',
        ground: 'noBreach',
        body: 'A court has said so in public.',
      })
    }
    const first = await object()
    const panel = await decisionAppealPanel.load(app.as(mia), { subject_id: first } as never)
    expect(panel).toMatchObject({ shown: { type, state: 'hidden' }, request: { body: request.body } })
    await decideAppeal(app.as(mia), { appealId: first, decision: 'uphold', reason: 'No court did.' })
    app.clock.advance({ days: 40 })
    await endTemporaryMeasures(app.visitor())
    expect([await subject.seen(), (await request.now()).state]).toEqual([false, 'removed'])

    const second = await object()
    await decideAppeal(app.as(ada), { appealId: second, decision: 'overturn', reason: 'Now there is a judgement.' })
    expect([await subject.seen(), (await request.now()).state]).toEqual([true, 'restored'])
  },
)

test.each(types)(
  'a %s that is illegal is hidden without an end, is in the public log, and can’t be asked about again',
  async (type) => {
    const here = await site()
    const { app, subject, request } = await asked(here, type, 'remove')
    expect(await subject.seen()).toBe(false)
    expect(await request.now()).toMatchObject({ state: 'removed', until_at: null })
    const found = await publicSubjectAt(app.visitor(), { address: subject.address, origin: 'https://dangol.example' })
    expect(found).toBeNull()
    const { requests, decisions } = await logFacts(app.visitor().read, app.clock.now(), 'Asia/Seoul')
    expect(requests).toMatchObject([{ ground: 'copyright', state: 'removed' }])
    expect(decisions).toMatchObject([{ kind: 'hide', source: 'legal', automated: false }])
  },
)

test('refused, a story stays as it is', async () => {
  const { subject, request } = await asked(await site(), 'story', 'refuse')
  expect([await subject.seen(), (await request.now()).state]).toEqual([true, 'refused'])
})

test('a draft, a story without consent and a picture that no public text shows are not there', async () => {
  const { app, bob } = await site()
  const at = (address: string) => publicSubjectAt(app.visitor(), { address, origin: 'https://dangol.example' })
  const draft = await aStory(app, { by: bob, state: 'draft' })
  const picture = await addUpload(app.as(bob), { bytes: await aPicture(), bytesPerDay: null })
  for (const address of [
    urls.story(draft),
    urls.upload(picture.id),
    '/members/nobody',
    `/avatars/${picture.id}80.webp`,
  ])
    expect(await at(address)).toBeNull()
})

test('what a member writes on a cleared profile can be taken off too, and all of it comes back', async () => {
  const here = await site()
  const { app, bob, mo, subject, request } = await asked(here, 'profile', 'hide')
  await updateProfile(app.as(bob), { name: 'Bob', bio: `Again: ${claim}!`, locale: 'en' })
  const again = await aLegalRequest(app, {
    about: '/members/bob',
    ground: 'privacy',
    decided: { by: mo, decision: 'hide' },
  })
  expect(await memberByHandle(app.visitor(), 'bob')).toMatchObject({ name: 'bob', bio: '', avatar: null })
  app.clock.advance({ days: 31 })
  expect(await endTemporaryMeasures(app.visitor())).toBe(2)
  const [now, states] = [
    await memberByHandle(app.visitor(), 'bob'),
    [(await request.now()).state, (await again.now()).state],
  ]
  expect(now).toMatchObject({ name: 'Bob', bio: `Again: ${claim}!`, avatar: expect.any(String) })
  expect(states).toEqual(['ended', 'ended'])
  await app.drainJobs()
  expect(await app.app.platform.files.read(`${now?.avatar}80`)).not.toBeNull()
  expect(subject.id).toBe(bob.memberId)
})
