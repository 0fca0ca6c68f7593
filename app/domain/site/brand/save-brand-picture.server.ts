import { authorize } from '#app/core/authorize.ts'
import { saveSettings } from '#app/core/change-setting.server.ts'
import type { Ctx } from '#app/core/context.server.ts'
import { valueOfPicture } from './brand-picture.ts'
import { drawIcon, drawLogo } from './draw-brand-picture.server.ts'
import type { BrandPictureKind } from './input.ts'
import { deleteUnusedBrandFiles, insertBrandFiles } from './store/brand-files.server.ts'

const settingOf = {
  logoLight: 'brand.logoLight',
  logoDark: 'brand.logoDark',
  icon: 'brand.icon',
} as const satisfies Record<BrandPictureKind, string>

/**
 * Puts a logo or icon in the place of the one before.
 * @throws forbidden; invalid on the field `picture` as for a picture in a post: SVG is not taken, because it can hold
 * script and references
 */
export async function saveBrandPicture(
  ctx: Ctx,
  { kind, bytes }: { kind: BrandPictureKind; bytes: Uint8Array },
): Promise<void> {
  authorize(ctx.actor, 'setting.change')
  const drawn =
    kind === 'icon'
      ? await drawIcon(bytes).then(({ icon, files }) => ({ value: icon, files }))
      : await drawLogo(bytes).then(({ picture, files }) => ({ value: valueOfPicture(picture), files }))
  const key = settingOf[kind]
  const others = Object.values(settingOf)
    .filter((other) => other !== key)
    .map((other) => ctx.setting(other))
  await saveSettings(ctx, { [key]: drawn.value }, async (tx) => {
    await insertBrandFiles(tx, drawn.files)
    const used = [...others, drawn.value].flatMap((value) => value.split(' ')[0] || [])
    await deleteUnusedBrandFiles(tx, used)
  })
}

/** The name in letters, or the stamp card, is shown again. @throws forbidden */
export async function removeBrandPicture(ctx: Ctx, { kind }: { kind: BrandPictureKind }): Promise<void> {
  await saveSettings(ctx, { [settingOf[kind]]: '' })
}
