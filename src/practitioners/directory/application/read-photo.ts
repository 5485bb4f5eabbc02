import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Photos, type Photo } from './photos.js';

/** For everyone. */
export class ReadPhoto extends Query<Photo> {
  constructor(readonly practitionerId: string) {
    super();
  }
}

@QueryHandler(ReadPhoto)
export class ReadPhotoHandler implements IQueryHandler<ReadPhoto> {
  constructor(private readonly photos: Photos) {}

  async execute({ practitionerId }: ReadPhoto): Promise<Photo> {
    return this.photos.of(practitionerId);
  }
}
