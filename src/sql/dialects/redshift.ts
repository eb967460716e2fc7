import { type DialectTable, wordsOf } from './dialect.ts';
import { postgres } from './postgres.ts';

export const redshift: DialectTable = {
  lexis: postgres.lexis,
  // Redshift, "Reserved words".
  reserved: wordsOf(`
    array authorization backup binary both check collate column constraint current_date current_user default deferrable
    delta disable enable except explicit foreign freeze grant identity ignore ilike initially language leading
    localtime localtimestamp minus new offline offset old only open overlaps parallel partition percent permissions
    placing primary raw recover references resort respect session_user similar snapshot some sysdate system table tag
    timestamp top trailing unique user verbose wallet
  `),
  bodies: 'atomic',
};
