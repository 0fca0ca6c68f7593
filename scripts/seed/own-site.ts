import type { App } from '#app/boot.server.ts'
import { changeSetting } from '#app/core/change-setting.server.ts'

/** No demo is played into this database any more: somebody began a site of their own. */
export async function markOwnSite(app: App): Promise<void> {
  await changeSetting(app.context(), 'site.own', 'true')
}
