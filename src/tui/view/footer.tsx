import type { ReactElement } from 'react';
import { type FooterProps, footerLine } from './footer-line.ts';
import { Lines } from './lines.tsx';

/** The line of keys. */
export function Footer(props: FooterProps): ReactElement {
  return <Lines lines={[footerLine(props)]} />;
}
