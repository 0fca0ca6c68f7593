import { unknownPlan } from '#app/domain/accounts/customer-accounts/input.ts'
import type { T } from '#app/i18n/translate.ts'

/** A plan as the company calls it; in words where an account came without one. */
export function planName(t: T, plan: string): string {
  return plan === unknownPlan ? t('cases.page.noPlan') : plan
}
