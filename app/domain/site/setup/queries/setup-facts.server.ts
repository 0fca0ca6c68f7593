import type { Ctx } from '#app/core/context.server.ts'
import type { SetupStep } from '#app/domain/site/setup/setup-steps.ts'
import { settings } from '#app/registry/settings/index.ts'

/**
 * Which steps of the setup are done, read from the site itself: a step that the command line, the API or another admin
 * did is done. One look per step, each at one row.
 */
export async function setupFacts({ read, setting, platform }: Ctx): Promise<Record<SetupStep, boolean>> {
  const one = async (rows: Promise<readonly unknown[]>, least = 1): Promise<boolean> => (await rows).length >= least
  const [language, categories, products, terms, sent, staff, announcement, perks] = await Promise.all([
    one(
      read
        .selectFrom('setting')
        .select('key')
        .where('key', 'in', ['site.language', 'site.timeZone'])
        .limit(1)
        .execute(),
    ),
    // The one that every site begins with is none that anybody chose.
    one(read.selectFrom('category').select('id').where('archived_at', 'is', null).limit(2).execute(), 2),
    one(read.selectFrom('product').select('id').limit(1).execute()),
    one(
      read
        .selectFrom('document_version')
        .select('kind')
        .where('kind', 'in', ['terms', 'privacy'])
        .where('published_at', 'is not', null)
        .distinct()
        .execute(),
      2,
    ),
    one(read.selectFrom('mail').select('id').where('state', '=', 'sent').limit(1).execute()),
    one(
      read
        .selectFrom('member_role')
        .select('member_id')
        .where('role', 'in', ['agent', 'moderator', 'curator', 'admin'])
        .distinct()
        .limit(2)
        .execute(),
      2,
    ),
    one(
      read
        .selectFrom('thread')
        .select('id')
        .where('kind', '=', 'announcement')
        .where('state', '=', 'visible')
        .limit(1)
        .execute(),
    ),
    one(read.selectFrom('perk').select('id').limit(1).execute()),
  ])
  return {
    name: setting('site.name') !== settings['site.name'].default,
    look: setting('brand.logoLight') !== '' || setting('brand.accent') !== '',
    language,
    categories,
    products,
    terms,
    // Files on this machine are no mail.
    mail: platform.env.SMTP_URL !== undefined && sent,
    staff,
    announcement,
    perks,
  }
}
