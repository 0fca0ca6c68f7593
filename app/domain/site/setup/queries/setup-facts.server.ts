import type { Ctx } from '#app/core/context.server.ts'
import type { SetupStep } from '#app/domain/site/setup/setup-steps.ts'
import { settings } from '#app/registry/settings/index.ts'

/**
 * Which steps of the setup are done, read from the site itself: a step that the command line, the API or another admin
 * did is done. One look per step, each at one row.
 */
export async function setupFacts({ read, setting, platform, now }: Ctx): Promise<Record<SetupStep, boolean>> {
  const one = async (rows: Promise<readonly unknown[]>, least = 1): Promise<boolean> => (await rows).length >= least
  const [language, categories, products, terms, sent, signIn, staff, invited, privateAreas, announcement, perks] =
    await Promise.all([
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
      one(read.selectFrom('sign_in_provider').select('id').where('state', '<>', 'off').limit(1).execute()),
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
          .selectFrom('invitation')
          .select('id')
          .where('role', 'is not', null)
          .where('uses', '=', 0)
          .where('revoked_at', 'is', null)
          .where('expires_at', '>', now())
          .limit(1)
          .execute(),
      ),
      one(
        read
          .selectFrom('category')
          .innerJoin('category_right', 'category_right.category_id', 'category.id')
          .select('category.id')
          .where('category.seeing', '=', 'groups')
          .where('category.archived_at', 'is', null)
          .limit(1)
          .execute(),
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
    signIn,
    // An invitation that waits is all that an admin can do.
    staff: staff || invited,
    privateAreas,
    announcement,
    perks,
  }
}
