import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { freePort } from '#scripts/throwaway/free-port.ts'
import { childEnv } from '#tests/setup/child-env.ts'

const person = {
  siteName: 'Mori Coffee',
  name: 'Mori',
  handle: 'mori',
  email: 'mori@mori.example',
  password: 'seven quiet meters in a row',
}

type Started = { url: string; dataDir: string; said(): string; stop(): Promise<number | null> }

/** What `npm start` runs once it has built. @param before fills the data folder */
async function start(before: (dataDir: string) => void = () => undefined): Promise<Started> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'dangol-first-run-'))
  before(dataDir)
  const port = await freePort()
  const child = spawn(process.execPath, ['scripts/dangol.ts', 'serve', '--migrate', '--seed-demo-if-empty'], {
    env: {
      ...childEnv,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      LOG_LEVEL: 'warn',
      DANGOL_DEMO: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const url = `http://localhost:${port}`
  const stop = async () => {
    child.kill()
    return ended
  }
  onTestFinished(async () => {
    await stop()
    rmSync(dataDir, { recursive: true, force: true })
  })
  await until(
    async () => (await fetch(`${url}/readyz`).catch(() => null))?.ok === true && said.includes('is served at'),
  )
  return { url, dataDir, said: () => said, stop }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('it did not happen within 30 seconds')
}

async function post(url: string, form: Record<string, string>, cookie = ''): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual',
    headers: { Cookie: cookie, Origin: new URL(url).origin },
  })
}

const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')

test('from the demo to a site of one’s own without a terminal: the demo is kept, nothing is played into the new site', async () => {
  const template = inject('demoTemplate')
  if (template === undefined) throw new Error('There is no prepared demo.')
  const site = await start((dataDir) => cpSync(template, dataDir, { recursive: true }))
  expect(await (await fetch(`${site.url}/`)).text()).toContain('/admin/own-site')
  // Members may not press it.
  const ann = cookieOf(await post(`${site.url}/login`, { intent: 'demo', handle: 'seoyeon' }))
  expect((await post(`${site.url}/admin/own-site`, { intent: 'begin' }, ann)).status).toBe(403)

  const admin = cookieOf(await post(`${site.url}/login`, { intent: 'demo', handle: 'sujin' }))
  const pressed = await post(`${site.url}/admin/own-site`, { intent: 'begin' }, admin)
  const setup = pressed.headers.get('location') ?? ''
  expect([pressed.status, setup]).toEqual([303, expect.stringMatching(/^\/setup\/\w+-[0-9a-f]{40}$/)])
  const waiting = await fetch(site.url + setup)
  expect([waiting.status, waiting.headers.get('refresh')]).toEqual([503, '4'])
  await until(async () =>
    (
      await fetch(site.url + setup)
        .then((one) => one.text())
        .catch(() => '')
    ).includes('name="siteName"'),
  )
  expect(existsSync(path.join(site.dataDir, 'demo/dangol.db'))).toBe(true)
  expect(await (await fetch(`${site.url}/threads`)).text()).not.toContain('0 W')

  const made = await post(site.url + setup, { intent: 'begin', ...person })
  expect([made.status, made.headers.get('location')]).toEqual([303, '/admin/setup'])
  const list = await fetch(`${site.url}/admin/setup`, { headers: { Cookie: cookieOf(made) } })
  expect([list.status, await list.text()]).toEqual([200, expect.stringContaining('Mori Coffee')])
  expect((await fetch(site.url + setup)).status).toBe(404)
  expect(await site.stop()).toBe(0)
})
