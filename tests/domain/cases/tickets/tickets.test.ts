import { expect, onTestFinished, test } from 'vitest'
import { systemActor } from '#app/core/actor.ts'
import { msOf } from '#app/core/time.ts'
import { ownCasePage } from '#app/domain/cases/queries/own.server.ts'
import { casePage } from '#app/domain/cases/queries/page.server.ts'
import { openTicket } from '#app/domain/cases/tickets/open-ticket.server.ts'
import { receiveTicketMessage } from '#app/domain/cases/tickets/receive-ticket-message.server.ts'
import { sendTicket } from '#app/domain/cases/tickets/send-ticket.server.ts'
import { aPrivateCase } from '#tests/factories/cases.ts'
import { people } from '#tests/factories/members.ts'
import { testApp } from '#tests/setup/test-app.ts'
import { startTicketServer } from '#tests/setup/ticket-server.ts'

async function connected() {
  const tickets = await startTicketServer()
  onTestFinished(() => tickets.close())
  const app = await testApp({ WEBHOOK_ALLOWED_HOSTS: '127.0.0.1' })
  await app.set('cases.ticketUrl', tickets.url)
  await app.set('cases.ticketSecret', tickets.secret)
  const { ann, sam } = await people(app, 'ann', 'sam')
  const row = await aPrivateCase(app, { of: ann, body: 'My secret meter 4711 shows nothing.' })
  const callBack = (word: object, at = msOf(app.clock.now())) => {
    const body = JSON.stringify({ id: 'msg-00000001', case: row.number, ticket: 'T-77', state: 'closed', ...word })
    return receiveTicketMessage(app.visitor(), { signature: tickets.sign(body, at), body })
  }
  const open = () => openTicket(app.as(sam), { number: row.number, note: 'Reading is missing.' })
  const ticket = async () => (await casePage(app.as(sam), row.number)).ticket
  return { app, tickets, ann, sam, row, callBack, open, ticket }
}

test('a ticket is sent signed with the facts and the note, without the words and name of the customer; its number is on the case', async () => {
  const { app, tickets, ann, row, open, ticket } = await connected()
  await open()
  await app.drainJobs()

  const [heard] = tickets.heard
  expect(heard?.signature).toBe(tickets.sign(heard?.body ?? '', msOf(app.clock.now())))
  expect(JSON.parse(heard?.body ?? '')).toMatchObject({ case: { number: row.number }, note: 'Reading is missing.' })
  expect(heard?.body).not.toMatch(/4711|Ann/)
  expect(await ticket()).toMatchObject({ state: 'open', number: 'T-77', url: 'https://tickets.example.com/77' })
  expect(JSON.stringify(await ownCasePage(app.as(ann), row.number))).not.toMatch(/T-77|Reading is missing/)
  await expect(open()).toFailWith('not_now')
  await sendTicket(app.as(systemActor), { caseId: row.id, eventId: 'again' })
  expect(tickets.heard, 'an answered ticket is not sent again').toHaveLength(1)
})

test('a system that is down is asked again under the same key; one that refuses leaves a failed ticket, which can be sent again', async () => {
  const { app, tickets, open, ticket } = await connected()
  tickets.behave(503, 422)
  await open()
  for (let minutes = 0; minutes < 30; minutes += 1) {
    await app.drainJobs()
    app.clock.advance({ minutes: 1 })
  }

  expect(tickets.heard.map(({ key }) => key)).toEqual([tickets.heard[0]?.key, tickets.heard[0]?.key])
  expect(await ticket()).toMatchObject({ state: 'failed' })
  tickets.behave({ ticket: 'T-78' })
  await open()
  await app.drainJobs()
  expect(await ticket()).toMatchObject({ state: 'open', number: 'T-78' })
})

test('a call-back moves the ticket once; a forged, old or repeated one changes nothing', async () => {
  const { app, callBack, open, ticket, row } = await connected()
  await open()
  await app.drainJobs()

  await expect(callBack({}, msOf(app.clock.now()) - 600_000)).toFailWith('unauthenticated')
  await expect(receiveTicketMessage(app.visitor(), { signature: 't=1,v1=00', body: '{}' })).toFailWith(
    'unauthenticated',
  )
  expect(await callBack({})).toEqual({ result: 'done' })
  expect(await callBack({})).toEqual({ result: 'repeated' })
  expect(await callBack({ id: 'msg-00000002' })).toEqual({ result: 'same' })
  expect(await callBack({ id: 'msg-00000003', case: row.number + 1 })).toEqual({ result: 'unknown' })
  await expect(callBack({ id: 'msg-00000004', state: 'lost' })).toFailWith('invalid')
  expect(await ticket()).toMatchObject({ state: 'closed', number: 'T-77' })
  await expect(app).toHaveRecorded('case.ticketMoved', 2)
})

test('without the settings no ticket is opened, and customers open none', async () => {
  const app = await testApp()
  const { ann, sam } = await people(app, 'ann', 'sam')
  const { number } = await aPrivateCase(app, { of: ann })

  await expect(openTicket(app.as(sam), { number, note: 'x' })).toFailWith('not_now')
  await expect(openTicket(app.as(ann), { number, note: 'x' })).toFailWith('forbidden')
})
