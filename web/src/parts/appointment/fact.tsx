import { VisuallyHidden } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import classes from './facts.module.css';

/** A list of facts. The icon stands for the name, which is read aloud. */
export function FactList({ children }: { children: ReactNode }) {
  return <dl className={classes.list}>{children}</dl>;
}

export function Fact({ icon: Icon, name, children }: { icon: LucideIcon; name: string; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt className={classes.name}>
        <Icon size={20} aria-hidden />
        <VisuallyHidden>{name}</VisuallyHidden>
      </dt>
      <dd className={classes.value}>{children}</dd>
    </div>
  );
}
