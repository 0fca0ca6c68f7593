import { randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { saveBookmark } from '#app/domain/following/save-bookmark.server.ts'
import { askForCopy, copyPage } from '#app/domain/leaving/copy/ask-for-copy.server.ts'
import { deleteOldCopies, downloadCopy, makeCopy } from '#app/domain/leaving/copy/make-copy.server.ts'
import { copiedTables, notCopied } from '#app/domain/leaving/copy/tables.ts'
import { writeCopy } from '#app/domain/leaving/copy/write-copy.server.ts'
import { leaveCommunity } from '#app/domain/leaving/leave-community.server.ts'
import { personalData } from '#app/domain/leaving/personal-data.ts'
import { addUpload } from '#app/domain/uploads/add-upload.server.ts'
import { aPrivateCase } from '#tests/factories/cases.ts'
import { storedTables } from '#tests/factories/everything-stored.ts'
import { aMember } from '#tests/factories/members.ts'
import { aPassword } from '#tests/factories/perks.ts'
import { aPicture } from '#tests/factories/pictures.ts'
import { sentMails } from '#tests/factories/sent-mails.ts'
import { atABrowser } from '#tests/factories/sessions.ts'
import { aThread, anAnswer } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'
import { unzipped } from '#tests/setup/unzipped.ts'

test('a copy has what the member wrote, their data and pictures, and nothing of others and no secret', async () => {
  const app = await testApp()
  const [ann, bob] = [await aMember(app, 'ann'), await aMember(app, 'bob')]
  await aPassword(app, ann, 'correct horse battery')
  const upload = await addUpload(app.as(ann), { bytes: await aPicture(), bytesPerDay: null })
  const thread = await aThread(app, { by: ann, title: 'My own question', body: `See ![](/u/${upload.id})` })
  await anAnswer(app, { to: thread, by: bob, body: 'Words of somebody else.' })
  const hidden = await aThread(app, { by: bob, title: 'Hidden title of Bob' })
  await saveBookmark(app.as(ann), { postId: hidden.post.id, note: 'my note' })
  await aPrivateCase(app, { of: ann, body: 'Please do not put my name on the invoice.' })

  const files = await unzipped(await buffer(await writeCopy(app.app.context(), ann.memberId ?? '')))

  const names = [...files.keys()]
  expect(names).toEqual(expect.arrayContaining(['README.txt', 'data/member.json', `pictures/${upload.id}.webp`]))
  expect(files.get('data/bookmark.json')?.toString()).toContain('my note')
  const post = names.find((name) => name.startsWith('posts/'))
  expect(files.get(post ?? '')?.toString()).toMatch(/# My own question\n\nSee !\[\]/)
  const all = Buffer.concat([...files.values()]).toString()
  expect(all).toContain('Please do not put my name on the invoice.')
  for (const other of ['Words of somebody else', 'Hidden title of Bob', '$argon2', bob.handle === null ? '' : '"bob"'])
    expect(all).not.toContain(other)
})

test('every table with rows of a member is in the copy, or says why not', async () => {
  const tables = new Map(
    (await storedTables((await testApp()).app.platform)).map(({ name, columns }) => [name, columns]),
  )
  const copied = copiedTables.map(({ table }): string => table)
  const subjects = /^(member_id|author_id|customer_id|owner)$/
  const missing = Object.entries(personalData).flatMap(([table, { columns }]) =>
    Object.keys(columns).some((column) => subjects.test(column)) && !copied.includes(table) && !(table in notCopied)
      ? [table]
      : [],
  )
  expect(missing, 'add rows to app/domain/leaving/copy/tables.ts').toEqual([])
  const wrong = copiedTables.flatMap(({ table, column, omit = [] }) =>
    [column, ...omit].filter((name) => !(tables.get(table) ?? []).includes(name)).map((name) => `${table}.${name}`),
  )
  expect(wrong).toEqual([])
  const secrets = copiedTables.flatMap(({ table, omit = [] }) =>
    (tables.get(table) ?? [])
      .filter((name) => /hash|sealed|secret|p256dh|^auth$/.test(name) && !omit.includes(name))
      .map((name) => `${table}.${name}`),
  )
  expect(secrets).toEqual([])
})

test('a copy is made by a job, told by mail, open to its member alone for a day, and one per day', async () => {
  const app = await testApp()
  const [ann, bob] = [await aMember(app, 'ann'), await aMember(app, 'bob')]
  const browser = await atABrowser(app, ann)
  expect(await copyPage(app.as(ann))).toEqual({ copy: null, nextAt: null })

  const id = await askForCopy(await browser())
  await expect(downloadCopy(app.as(ann), id)).rejects.toMatchObject({ kind: 'not_found' })
  await app.drainJobs()
  await makeCopy(app.app.context(), { exportId: id })

  expect((await sentMails(app)).filter(({ subject }) => subject === 'Your data are ready to download')).toHaveLength(1)
  expect((await unzipped(await buffer((await downloadCopy(app.as(ann), id)).stream))).has('data/member.json')).toBe(
    true,
  )
  await expect(downloadCopy(app.as(bob), id)).rejects.toMatchObject({ kind: 'not_found' })
  await expect(askForCopy(await browser())).rejects.toMatchObject({ code: 'too_early' })
  expect(await copyPage(app.as(ann))).toMatchObject({ copy: { id }, nextAt: expect.anything() as unknown })

  app.clock.advance({ hours: 25 })
  await expect(downloadCopy(app.as(ann), id)).rejects.toMatchObject({ kind: 'not_found' })
  expect(await deleteOldCopies(app.app.context())).toBe(1)
  expect(await app.app.platform.files.read(id.replace('_', ''))).toBeNull()
  await expect(askForCopy(await browser())).rejects.toMatchObject({ code: 'reauthenticate' })
})

test('a copy that waits goes with the member who leaves', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const id = await askForCopy(app.as(ann))
  await app.drainJobs()
  await leaveCommunity(app.as(ann), { posts: 'keep' })
  expect(await app.app.platform.files.read(id.replace('_', ''))).toBeNull()
})

test('a copy of many pictures is written as it is read: one of them is open at a time, whatever they weigh', async () => {
  const app = await testApp()
  const ann = await aMember(app, 'ann')
  const ctx = app.app.context()
  const { files } = ctx.platform
  const weight = 3_000_000
  for (const seed of [1, 2, 3, 4]) {
    const { id } = await addUpload(app.as(ann), { bytes: await aPicture('png', { seed }), bytesPerDay: null })
    await files.put(id, randomBytes(weight), 'image/webp')
  }
  const opened = { now: 0, most: 0, all: 0 }
  const counting = {
    ...files,
    async readStream(name: string) {
      const stream = await files.readStream(name)
      opened.all += 1
      opened.now += 1
      opened.most = Math.max(opened.most, opened.now)
      stream?.once('close', () => (opened.now -= 1))
      return stream
    },
  }

  const stream = await writeCopy({ ...ctx, platform: { ...ctx.platform, files: counting } }, ann.memberId ?? '')
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(opened.all, 'nobody reads yet').toBeLessThanOrEqual(1)
  const sizes: number[] = []
  for await (const part of stream) sizes.push((part as Buffer).byteLength)

  expect(opened).toMatchObject({ most: 1, all: 4 })
  expect(Math.max(...sizes)).toBeLessThanOrEqual(65_536 + 4_096)
  expect(sizes.reduce((sum, one) => sum + one)).toBeGreaterThan(4 * weight)
})
