import { saveSettings } from '#app/core/change-setting.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import type { Locale } from '#app/i18n/locale.ts'

/** The name and the language that a new site begins with: those of its first admin. @throws forbidden */
export async function nameSite(ctx: Ctx, { name, locale }: { name: string; locale: Locale }): Promise<void> {
  await saveSettings(ctx, { 'site.name': name, 'site.language': locale })
}
