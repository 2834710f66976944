using Pix.Testing;

// One Host for all classes: none of them moves the clock, and each has campaigns and people of its own.
[assembly: AssemblyFixture(typeof(HostFixture))]
