import type { catalogueBoard } from '../../../../src/features/catalogue/catalogue.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'

/** An item with its state, as the server computed and explained it. */
export type Item = Reply<typeof catalogueBoard>['rows'][number]
