import { Container } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import classes from './section-nav.module.css';

/** A page of an area, and its words. */
export interface SectionPlace {
  readonly to: LinkProps['to'];
  readonly words: string;
  /** Whether pages below it are places of their own. */
  readonly exact?: boolean;
}

/** The pages of one area, on each of them: a row that scrolls on phones. */
export function SectionNav({ label, places }: { label: string; places: readonly SectionPlace[] }) {
  const row = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const here = row.current?.querySelector<HTMLElement>('[aria-current="page"]');
    // Not scrollIntoView: that would scroll the page as well.
    if (row.current && here)
      row.current.scrollLeft = here.offsetLeft - (row.current.clientWidth - here.clientWidth) / 2;
  }, []);
  return (
    <nav aria-label={label} className={classes.bar}>
      <Container size={1088} px="md">
        <ul className={classes.row} ref={row}>
          {places.map(({ to, words, exact = false }) => (
            <li key={to}>
              <Link to={to} className={classes.link} activeOptions={{ exact, includeSearch: false }}>
                {words}
              </Link>
            </li>
          ))}
        </ul>
      </Container>
    </nav>
  );
}
