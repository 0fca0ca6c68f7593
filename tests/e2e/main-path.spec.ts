import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPage } from '#tests/setup/browser.ts'
import { startServer, type TestServer } from '#tests/setup/server.ts'
import { dangol, press, pressInPlace, said, signIn, password } from './journey.ts'

let server: TestServer

beforeAll(async () => {
  server = await startServer()
  dangol(server, 'setting', 'set', 'security.rateLimits', 'false')
  const person = (handle: string, ...more: string[]) =>
    dangol(
      server,
      'member',
      'create',
      '--handle',
      handle,
      '--email',
      `${handle}@example.com`,
      '--password',
      password,
      ...more,
    )
  person('ann', '--trust', '1')
  person('bob', '--trust', '1')
  person('sam', '--role', 'agent')
  person('cora', '--role', 'curator')
})
afterAll(() => server.stop())

test('without any script: a question is asked, answered and accepted, and the points say what for', async () => {
  const ann = await openPage(server.url, { script: false, width: 390 })
  await signIn(ann, 'ann')
  await ann.goto('/threads/new')
  // Long enough for the browser, too short for the server, which does not count spaces.
  await ann.fill('[name=title]', 'Help     ')
  await ann.fill('[name=body]', 'Since I replaced the router, the live screen shows **0 W** all day.')
  await ann.selectOption('[name=category]', 'general')
  await press(ann, 'main button.primary')
  expect(await ann.locator('[role=alert]').count()).toBe(1)
  expect(await ann.inputValue('[name=body]')).toContain('**0 W**')
  expect(await ann.inputValue('[name=category]')).toBe('general')
  await ann.fill('[name=title]', 'The app says connected, but the meter reads 0 W')
  await press(ann, 'main button.primary')
  expect(new URL(ann.url()).pathname).toMatch(/^\/threads\/thr_\w+\/the-app-says-connected/)
  const thread = new URL(ann.url()).pathname

  const visitor = await openPage(server.url, { script: false })
  await visitor.goto(thread)
  expect(await visitor.locator('.prose strong').innerText()).toBe('0 W')

  const bob = await openPage(server.url, { script: false })
  await signIn(bob, 'bob')
  await bob.goto(thread)
  await bob.fill('#write textarea', 'Turn on the 2.4 GHz network: the meter only speaks that.')
  await press(bob, '#write button.primary')
  expect(await said(bob)).toContain('Turn on the 2.4 GHz network')

  await ann.goto(thread)
  await press(ann, 'button[value=accept]')
  expect(await said(ann)).toContain('Accepted answer')
  await bob.goto('/me/points')
  expect(await said(bob)).toMatch(/Your answer in The app says connected, but the meter reads 0 W was accepted/)
  // Both sit at one address, so a person looks first (decision 030).
  expect(await bob.locator('.ledger li:not(.day)').first().innerText()).toMatch(/Once approved, \+15 is added/)
})

test('with script: a vote is counted at once and stays, and a double click on "post" posts once', async () => {
  const ann = await openPage(server.url)
  await signIn(ann, 'ann')
  await ann.goto('/threads/new')
  await ann.fill('[name=title]', 'How do I add a second meter for the guest house?')
  await ann.fill('[name=body]', 'We have two buildings and one app.')
  await ann.selectOption('[name=category]', 'general')
  await press(ann, 'main button.primary')
  const thread = new URL(ann.url()).pathname

  const bob = await openPage(server.url)
  await signIn(bob, 'bob')
  await bob.goto(thread)
  await bob.locator('button[value=up]').first().click()
  await expect.poll(() => bob.locator('.vote output').first().innerText(), { timeout: 15_000 }).toBe('1')
  await bob.waitForFunction(() => document.querySelector('form[aria-busy=true]') === null)
  await bob.reload()
  expect(await bob.locator('.vote output').first().innerText()).toBe('1')
  await bob.fill('#write textarea', 'Settings, then Homes, then Add.')
  await bob.locator('#write button.primary').dblclick()
  await expect.poll(() => bob.locator('main article').count(), { timeout: 15_000 }).toBe(2)
  await bob.reload()
  expect(await bob.locator('main article').count()).toBe(2)
})

test('a complaint reaches staff, is answered in public with a note that no customer sees, and is resolved', async () => {
  const ann = await openPage(server.url, { language: 'ko', script: false })
  await signIn(ann, 'ann')
  await ann.goto('/threads/new')
  await ann.fill('[name=title]', '환불 언제 되나요? 벌써 3주째 연락이 없네요')
  await ann.fill(
    '[name=body]',
    '3주 전에 환불을 신청했는데 아무 연락이 없습니다. 고객센터는 전화도 받지 않습니다. 정말 실망했고, 이대로면 해지하겠습니다.',
  )
  await ann.selectOption('[name=category]', 'general')
  await press(ann, 'main button.primary')
  const thread = new URL(ann.url()).pathname

  const sam = await openPage(server.url)
  await signIn(sam, 'sam')
  await expect
    .poll(async () => (await sam.goto('/staff/cases'), said(sam)), { timeout: 15_000 })
    .toContain('환불 언제 되나요?')
  await sam.locator('main a', { hasText: '환불 언제 되나요?' }).first().click()
  await sam.waitForURL(/\/staff\/cases\/\d+/)
  expect(await sam.locator('.cue').count()).toBeGreaterThan(0)
  expect(await said(sam), 'the only agent has it').toContain('Assigned to sam')
  for (const [kind, text] of [
    ['note', 'Bank details are wrong on our side; finance knows.'],
    ['public', '기다리게 해 드려 죄송합니다. 오늘 안에 입금하겠습니다.'],
  ] as const) {
    await sam.check(`#reply [name=kind][value=${kind}]`)
    await sam.fill('#reply textarea[name=body]', text)
    await pressInPlace(sam, '#reply button[name=goOn][value=stay]')
  }

  await ann.goto(thread)
  expect(await said(ann)).toContain('오늘 안에 입금하겠습니다')
  expect(await ann.locator('.label.team').count()).toBeGreaterThan(0)
  expect(await ann.content()).not.toContain('Bank details')
  await ann.goto('/me/cases')
  expect(await said(ann)).toContain('환불 언제 되나요?')
  expect(await ann.content()).not.toContain('Bank details')
})

test('a story is written without script, passes a curator and stands there with what was paid for it', async () => {
  const bob = await openPage(server.url, { script: false })
  await signIn(bob, 'bob')
  await bob.goto('/stories/new')
  await bob.fill('[name=headline]', 'Two fridges ran all night and nobody knew')
  for (const field of ['situation', 'tried', 'turningPoint', 'outcome'])
    await bob.fill(`[name=${field}]`, `What happened, part ${field}: the bill was too high for a small cafe.`)
  await bob.fill('[name=quote]', 'I found people to ask.')
  await press(bob, 'button[name=finish][value=step2]')
  for (const name of (await bob.locator('input[type=checkbox][name*=questions]').all()).slice(0, 1)) await name.check()
  await press(bob, 'button[name=finish][value=step3]')
  for (const name of await bob.locator('input[type=checkbox][name*=consent], input[type=checkbox][name*=uses]').all())
    await name.check()
  await press(bob, 'button[name=finish][value=submit]')
  expect(bob.url()).toContain('/me/stories')

  const cora = await openPage(server.url, { script: false })
  await signIn(cora, 'cora')
  await cora.goto('/moderation/stories')
  await cora.locator('main a', { hasText: 'Two fridges' }).first().click()
  await cora.waitForURL(/\/moderation\/stories\/sto_/)
  await press(cora, 'form:has(input[value=take]) button, button[value=take]')
  await press(cora, 'form:has(input[value=publish]) button, button[value=publish]')
  const visitor = await openPage(server.url, { script: false })
  await visitor.goto('/stories')
  await visitor.locator('main a', { hasText: 'Two fridges' }).first().click()
  await visitor.waitForURL(/\/stories\/sto_/)
  expect(await visitor.locator('.disclosure').innerText()).toMatch(/25 points/)
  await bob.goto('/me/points')
  expect(await said(bob)).toContain('Your story Two fridges ran all night and nobody knew was published')
})
