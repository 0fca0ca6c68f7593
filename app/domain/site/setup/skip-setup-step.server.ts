import { saveSettings } from '#app/core/change-setting.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { SetupStep } from './setup-steps.ts'

/** Leaves a step of the setup for later, or puts it back. @throws forbidden */
export async function skipSetupStep(ctx: Ctx, { step, skipped }: { step: SetupStep; skipped: boolean }): Promise<void> {
  const others = ctx.setting('site.setupSkipped').filter((one) => one !== step)
  await saveSettings(ctx, { 'site.setupSkipped': skipped ? [...others, step] : others })
}

/** Takes the list off the front page of admins, or shows it there again; its page stays. @throws forbidden */
export async function closeSetup(ctx: Ctx, { closed }: { closed: boolean }): Promise<void> {
  await saveSettings(ctx, { 'site.setupClosed': closed })
}
