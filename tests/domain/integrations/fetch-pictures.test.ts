import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { systemActor } from '#app/core/actor.ts'
import { fetchPictures } from '#app/domain/integrations/pictures/fetch-pictures.server.ts'
import { pictureReport } from '#app/domain/integrations/pictures/queries/picture-report.server.ts'
import { schedulePictures } from '#app/domain/integrations/pictures/schedule-pictures.server.ts'
import { insertThread } from '#app/domain/threads/create-thread.server.ts'
import { importedBody } from '#app/domain/threads/import/imported-body.server.ts'
import { threadShape } from '#app/domain/threads/input.ts'
import { findPost } from '#app/domain/threads/queries/posts.server.ts'
import { people } from '#tests/factories/members.ts'
import { aPicture } from '#tests/factories/pictures.ts'
import { aCategory } from '#tests/factories/threads.ts'
import { testApp, type TestApp } from '#tests/setup/test-app.ts'

/** A site of pictures on a free port of this machine. */
async function pictureSite(
  answers: Record<string, (response: ServerResponse) => void>,
): Promise<{ origin: string; asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request: IncomingMessage, response) => {
    asked.push(request.url ?? '')
    const answer = answers[request.url ?? '']
    if (answer === undefined) response.writeHead(404).end()
    else answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const address = server.address()
  return { origin: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`, asked }
}

async function anImportedPost(app: TestApp, html: string): Promise<string> {
  const { ann } = await people(app, 'ann')
  const category = await aCategory(app)
  const { body, text } = importedBody(html)
  const input = threadShape.parse({ kind: 'question', title: 'What does the meter show?', body, category })
  const { thread } = await app
    .as(systemActor)
    .as(systemActor, { quiet: true })
    .write((tx) =>
      insertThread(tx.as(ann, tx.at), input, text, {
        key: 'stackexchange:a.example:post:1',
        attribution: {
          site: 'a.example',
          url: 'https://a.example/q/1',
          authorName: 'Ann',
          authorUrl: null,
          licence: 'CC BY-SA 4.0',
          licenceUrl: 'https://creativecommons.org',
        },
      }),
    )
  return thread.opening_post_id
}

const postOf = async (app: TestApp, id: string) => {
  const post = await findPost(app.visitor().read, id)
  if (post === undefined) throw new Error('no post')
  return post
}

test('pictures of an imported post are fetched through redirects and shown from here; the others stay links, with the reason', async () => {
  const picture = await aPicture('png')
  const { origin, asked } = await pictureSite({
    '/meter.png': (response) => response.writeHead(200).end(picture),
    '/old.png': (response) => response.writeHead(302, { Location: '/meter.png' }).end(),
    '/page': (response) => response.writeHead(200).end('<html>no picture</html>'),
    '/huge': (response) => response.writeHead(200).end(Buffer.alloc(11 * 1024 * 1024)),
    '/inside': (response) => response.writeHead(302, { Location: 'http://localhost:1/secret.png' }).end(),
  })
  const app = await testApp({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.1' })
  const id = await anImportedPost(
    app,
    ['old.png', 'gone.png', 'page', 'huge', 'inside']
      .map((name) => `<p><img src="${origin}/${name}" alt="${name}"></p>`)
      .join(''),
  )

  expect(await schedulePictures(app.as(systemActor), { fetch: true })).toEqual({ pictures: 5 })
  await app.app.drainJobs()

  const post = await postOf(app, id)
  expect(post.html).toMatch(
    /<img width="40" height="30" src="\/u\/[a-z0-9]+" alt="old.png"|<img src="\/u\/[a-z0-9]+" alt="old.png" width="40" height="30"/,
  )
  expect(post.html).toContain(`<a href="${origin}/gone.png"`)
  expect(post.body).toContain(`![gone.png](${origin}/gone.png)`)
  expect(await pictureReport(app.visitor().read)).toEqual({
    fetched: 1,
    problems: { refused: 1, unreachable: 0, missing: 1, tooLarge: 1, noPicture: 1, quota: 0, noAuthor: 0, tooMany: 0 },
  })
  const use = await app.app.platform.open.db.selectFrom('upload_use').selectAll().executeTakeFirstOrThrow()
  expect(use).toMatchObject({ post_id: id, shown: 1 })

  const before = asked.length
  await fetchPictures(app.as(systemActor), { postId: id })
  expect(asked.slice(before)).not.toContain('/old.png')
  expect((await schedulePictures(app.as(systemActor), { fetch: false })).pictures).toBe(4)
})

test('a picture inside the network is not asked for, and kept links ask for nothing', async () => {
  const { origin, asked } = await pictureSite({})
  const app = await testApp()
  const id = await anImportedPost(app, `<p><img src="${origin}/a.png" alt="a"></p>`)

  expect(await schedulePictures(app.as(systemActor), { fetch: false })).toEqual({ pictures: 1 })
  await app.app.drainJobs()
  expect((await pictureReport(app.visitor().read)).problems.refused).toBe(0)

  await fetchPictures(app.as(systemActor), { postId: id })
  expect((await pictureReport(app.visitor().read)).problems.refused).toBe(1)
  expect(asked).toEqual([])
})
