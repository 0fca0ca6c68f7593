// On both databases: keeps numbers with a fraction and a long text.
import { expect, test } from 'vitest'
import { checkPost } from '#app/domain/cases/detection/check-post.server.ts'
import { detectComplaint } from '#app/domain/cases/detection/detect-complaint.ts'
import { askForTraining } from '#app/domain/cases/detection/own/ask-for-training.server.ts'
import { trainOwnHead } from '#app/domain/cases/detection/own/train-own-head.server.ts'
import { useVersion } from '#app/domain/cases/detection/own/use-version.server.ts'
import { ownVersions } from '#app/domain/cases/queries/own-detection.server.ts'
import { people } from '#tests/factories/members.ts'
import { aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

/** What the shipped model takes for a complaint, and staff of this site do not. */
const title = 'Descaling again'
const question = 'I descaled it three times and the light is still red. Is my water too hard?'

async function labelled(count: number) {
  const app = await testApp()
  await app.set('security.rateLimits', false)
  const { ann, sam, ada } = await people(app, 'ann', 'sam', 'ada')
  const { db } = app.app.platform.open
  for (let n = 0; n < count; n++) {
    const is = n % 3 === 0
    const { post } = await aThread(app, {
      by: ann,
      title: is ? `Nobody answers me, ${String(n)}` : `${title} ${String(n)}`,
      body: is ? `I paid twice and nobody answers. Number ${String(n)}.` : question,
    })
    await db
      .insertInto('detection_label')
      .values({
        id: `lab_${String(n)}`,
        post_id: post.id,
        verdict: is ? 'complaint' : 'not_complaint',
        by: sam.memberId ?? '',
        at: app.clock.now(),
        score: 0.5,
      })
      .execute()
  }
  return { app, ann, ada, sam }
}

test('a site learns from its staff; an admin puts the version to use and takes it back', async () => {
  const { app, ann, ada } = await labelled(84)
  const shipped = detectComplaint(`${title}\n\n${question}`, { lang: 'en' })
  expect(shipped.verdict).not.toBe('calm')
  await askForTraining(app.as(ada))
  await app.drainJobs()
  const { labels, versions } = await ownVersions(app.as(ada))
  expect({ labels, made: versions.length }).toEqual({ labels: 84, made: 1 })
  const [version] = versions
  expect(version).toMatchObject({ labels: 63, held: 21, own: { precision: 1 } })
  // Without new labels there is nothing to learn.
  expect(await trainOwnHead(app.app.context())).toBeNull()

  const casesAfter = async () => {
    const { post } = await aThread(app, { by: ann, title, body: question })
    await checkPost(app.app.context(), { postId: post.id })
    const { db } = app.app.platform.open
    return [
      ...(await db.selectFrom('case').select('post_id').where('post_id', '=', post.id).execute()),
      ...(await db.selectFrom('doubtful_post').select('post_id').where('post_id', '=', post.id).execute()),
    ].length
  }
  expect(await casesAfter()).toBe(1)
  await useVersion(app.as(ada), { id: version?.id ?? '' })
  expect(await casesAfter()).toBe(0)
  await useVersion(app.as(ada), { id: null })
  expect(await casesAfter()).toBe(1)
})

test('too few labels make no version; only admins train it or put one to use', async () => {
  const { app, ada, sam } = await labelled(30)
  expect(await trainOwnHead(app.app.context())).toBeNull()
  await expect(askForTraining(app.as(sam))).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(useVersion(app.as(ada), { id: 'dhd_unknown' })).rejects.toMatchObject({ kind: 'not_found' })
})
