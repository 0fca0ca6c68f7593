import { accountSettings } from './accounts.ts'
import { brandSettings } from './brand.ts'
import { caseSettings } from './cases.ts'
import { composerSettings } from './composer.ts'
import { fraudSettings } from './fraud.ts'
import { holdingSettings } from './holding.ts'
import type { Setting, ValueOf } from './kinds.ts'
import { liveSettings } from './live.ts'
import { mailSettings } from './mail.ts'
import { moderationSettings } from './moderation.ts'
import { notificationSettings } from './notifications.ts'
import { perkSettings } from './perks.ts'
import { pointSettings } from './points.ts'
import { reputationSettings } from './reputation.ts'
import { retentionSettings } from './retention.ts'
import { searchSettings } from './search.ts'
import { securitySettings } from './security.ts'
import { siteSettings } from './site.ts'
import { threadSettings } from './threads.ts'
import { standingSettings } from './tiers-and-trust.ts'

/** Every setting an admin can change while the site runs. Keys are literal everywhere, so a search finds every use. */
export const settings = {
  ...siteSettings,
  ...brandSettings,
  ...accountSettings,
  ...threadSettings,
  ...composerSettings,
  ...reputationSettings,
  ...pointSettings,
  ...perkSettings,
  ...standingSettings,
  ...caseSettings,
  ...liveSettings,
  ...mailSettings,
  ...notificationSettings,
  ...fraudSettings,
  ...holdingSettings,
  ...moderationSettings,
  ...searchSettings,
  ...securitySettings,
  ...retentionSettings,
}

export type SettingKey = keyof typeof settings
export type SettingValue<K extends SettingKey> = ValueOf<(typeof settings)[K]>

/** The entry behind a key, or null for an undeclared key. */
export function settingEntry(key: string): Setting | null {
  return Object.hasOwn(settings, key) ? settings[key as SettingKey] : null
}
