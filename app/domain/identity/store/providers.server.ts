import type { Tx } from '#app/core/write.server.ts'
import type { SignInProviderTable } from '#db/schema/identity.ts'

export async function insertProvider(tx: Tx, row: SignInProviderTable): Promise<void> {
  await tx.db.insertInto('sign_in_provider').values(row).execute()
}

export async function updateProvider(tx: Tx, id: string, change: Partial<SignInProviderTable>): Promise<void> {
  await tx.db.updateTable('sign_in_provider').set(change).where('id', '=', id).execute()
}

export async function deleteProvider(tx: Tx, id: string): Promise<void> {
  await tx.db.deleteFrom('handover_key').where('provider_id', '=', id).execute()
  await tx.db.deleteFrom('sign_in_provider').where('id', '=', id).execute()
}
