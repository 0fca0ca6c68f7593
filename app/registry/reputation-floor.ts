/** Every member starts at 1 and never falls below it; the ledger holds what is above. */
export const reputationFloor = 1
