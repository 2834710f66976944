using Pix.Testing;

// One Host for all classes but the one that rebuilds: none of them moves the clock, and each has campaigns and people of its own.
[assembly: AssemblyFixture(typeof(HostFixture))]
