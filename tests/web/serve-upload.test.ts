import type { AddressInfo } from 'node:net'
import express from 'express'
import { expect, test } from 'vitest'
import { addUpload } from '#app/domain/uploads/add-upload.server.ts'
import { setPictureHiddenIn } from '#app/domain/uploads/set-picture-hidden.server.ts'
import { serveUpload } from '#app/web/serve-upload.server.ts'
import { aLegalRequest } from '#tests/factories/legal-requests.ts'
import { people } from '#tests/factories/members.ts'
import { aPicture } from '#tests/factories/pictures.ts'
import { aThread } from '#tests/factories/threads.ts'
import { testApp } from '#tests/setup/test-app.ts'

test('in place of a picture that moderators hide there is a sign; after a legal request it says so, with the status 451', async () => {
  const app = await testApp()
  const { bob, mo } = await people(app, 'bob', 'mo')
  const { id } = await addUpload(app.as(bob), { bytes: await aPicture(), bytesPerDay: null })
  await aThread(app, { by: bob, body: `Look: ![the meter](/u/${id})` })
  const server = express()
    .get(
      '/u/:id',
      serveUpload(() => app.visitor()),
    )
    .listen(0)
  const asked = async () => {
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/u/${id}`)
    return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
  }
  try {
    expect(await asked()).toMatchObject({ status: 200, type: 'image/webp' })
    await app.as(mo).write((tx) => setPictureHiddenIn(tx, id, true))
    const hidden = await asked()
    expect(hidden).toMatchObject({ status: 404, type: expect.stringContaining('image/svg+xml') })
    expect(hidden.text).not.toContain('<text')
    await app.as(mo).write((tx) => setPictureHiddenIn(tx, id, false))
    await aLegalRequest(app, { about: `/u/${id}`, decided: { by: mo, decision: 'hide' } })
    expect(await asked()).toMatchObject({ status: 451, text: expect.stringContaining('Hidden after a legal request') })
  } finally {
    server.close()
  }
})
