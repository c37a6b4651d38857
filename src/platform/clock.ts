/** The clock of the process. Tests hand in a fixed one. */
export type Clock = () => Date

/** The machine's time; only for what no law counts on (publication and ledger time are the database's). */
export const systemClock: Clock = () => new Date()
