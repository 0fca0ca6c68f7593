import { execFileSync } from 'node:child_process'
import type { Page } from 'playwright-core'
import { childEnv } from '#tests/setup/child-env.ts'
import type { TestServer } from '#tests/setup/server.ts'

export const password = 'quiet morning tea'

/** Runs `dangol …` beside the server. */
export function dangol(server: Pick<TestServer, 'dataDir'>, ...args: string[]): string {
  return execFileSync(process.execPath, ['scripts/dangol.ts', ...args], {
    encoding: 'utf8',
    env: { ...childEnv, DATA_DIR: server.dataDir, LOG_LEVEL: 'silent' },
  })
}

export async function signIn(page: Page, handle: string, secret = password): Promise<void> {
  await page.goto('/login')
  await page.fill('[name=login]', handle)
  await page.fill('[name=password]', secret)
  await press(page, 'main button.primary')
}

/** Presses a button that leads to another page (or the same one, loaded again). */
export async function press(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.locator(selector).filter({ visible: true }).first().click()])
}

/** Presses a button or a link that script answers in the page as it is. */
export async function pressInPlace(page: Page, selector: string): Promise<void> {
  const shown = page.evaluate(
    () => new Promise<void>((resolve) => document.addEventListener('page:shown', () => resolve(), { once: true })),
  )
  await Promise.all([shown, page.locator(selector).filter({ visible: true }).first().click()])
}

/** The text of the page's content. */
export async function said(page: Page): Promise<string> {
  return page.innerText('main')
}
