import type { DemoThread } from './plot.ts'
import { billingAndAlertsThreadsEn } from './threads-en-billing-alerts.ts'
import { dataAndAccountThreadsEn } from './threads-en-data-account.ts'
import { deliveryAndTalkThreadsEn } from './threads-en-delivery-talk.ts'
import { installationThreadsEn } from './threads-en-installation.ts'
import { accountAndDeliveryThreadsKo } from './threads-ko-account-delivery.ts'
import { alertsAndDataThreadsKo } from './threads-ko-alerts-data.ts'
import { billingThreadsKo } from './threads-ko-billing.ts'
import { installationThreadsKo } from './threads-ko-installation.ts'
import { talkThreadsKo } from './threads-ko-talk.ts'

export const threadsKo: readonly DemoThread[] = [
  ...installationThreadsKo,
  ...billingThreadsKo,
  ...alertsAndDataThreadsKo,
  ...accountAndDeliveryThreadsKo,
  ...talkThreadsKo,
]

export const threadsEn: readonly DemoThread[] = [
  ...installationThreadsEn,
  ...billingAndAlertsThreadsEn,
  ...dataAndAccountThreadsEn,
  ...deliveryAndTalkThreadsEn,
]

/** All of them, by language. Play them in the order of their times, not in this one: duplicates name older threads. */
export const threads: readonly DemoThread[] = [...threadsKo, ...threadsEn]
