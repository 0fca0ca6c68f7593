import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { systemActor } from '#app/core/actor.ts'
import { createHandoverKey } from '#app/domain/identity/handover/create-handover-key.server.ts'
import { aProvider } from '#tests/factories/providers.ts'
import { childEnv } from '#tests/setup/child-env.ts'
import { startServer } from '#tests/setup/server.ts'
import { openApp } from './api-client.ts'

test('`dangol handover sign` prints an address that brings a customer in, once', async () => {
  const server = await startServer()
  const app = await openApp(server.dataDir)
  const admin = app.context({ actor: systemActor })
  const providerId = await aProvider({ as: () => admin }, { preset: 'handover', trustedDomains: 'nalgae.example' })
  const key = await createHandoverKey(admin, { providerId, algorithm: 'HS256', publicKey: '' })
  await app.close()

  const sign = [
    'handover',
    'sign',
    '--key',
    key.id,
    '--sub',
    'c-7',
    '--to',
    '/perks',
    '--account',
    'C-7',
    '--plan',
    'pro',
  ]
  const person = ['--name', 'Kim Dami', '--handle', 'dami', '--email', 'dami@nalgae.example']
  const address = execFileSync(process.execPath, ['scripts/dangol.ts', ...sign, ...person], {
    encoding: 'utf8',
    env: { ...childEnv, DATA_DIR: server.dataDir, PORT: new URL(server.url).port, LOG_LEVEL: 'silent' },
  }).trim()
  expect(address).toMatch(new RegExp(`^${server.url}/login/handover\\?token=`))

  const first = await fetch(address, { redirect: 'manual' })
  expect([first.status, first.headers.get('location')]).toEqual([302, '/perks'])
  const cookie = first.headers.getSetCookie().map((one) => one.split(';')[0] ?? '')
  const settings = await fetch(`${server.url}/me/settings`, { headers: { Cookie: cookie.join('; ') } })
  expect(await settings.text()).toContain('Kim Dami')

  const again = await fetch(address, { redirect: 'manual' })
  expect(again.headers.getSetCookie().filter((one) => one.startsWith('sid='))).toEqual([])
  expect(await again.text()).toContain('used')
})
